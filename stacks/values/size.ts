import { type Parsed, parsedText } from "./parsed";

const UNITS: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  PB: 1e15,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
  PiB: 2 ** 50,
};

/** `64GB` → 64,000,000,000 bytes; `64GiB` → 68,719,476,736 bytes. */
export function parseBytes(text: string): Parsed<number> {
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?([kKMGTP]i?B|B)$/.exec(text) ?? [];
  const size = UNITS[unit ?? ""];
  if (size === undefined) return { problem: "is not a size", fix: 'write a number with B, KB, MB, GB, TB or GiB …, as "64GB"' };
  return { value: Math.round(Number(number) * size) };
}

/** A number of bytes as the shortest text that means exactly this number. */
export function sayBytes(bytes: number): string {
  const shortest = Object.entries(UNITS)
    .filter(([unit, size]) => unit !== "KB" && bytes % size === 0)
    .sort(([, a], [, b]) => b - a)[0];
  return bytes === 0 || shortest === undefined ? `${bytes}B` : `${bytes / shortest[1]}${shortest[0]}`;
}

const diskSize = (text: string): Parsed<string> =>
  /^[1-9]\d*(KB|MB|GB|TB|PB)$/.test(text)
    ? { value: text }
    : { problem: "is not a size that Prometheus reads", fix: 'write a whole number with MB, GB or TB, as "50GB"' };

/** A size for Prometheus, which reads `GB` as 2^30 bytes; it is handed on as it is. */
export const diskSizeText = () => parsedText(diskSize, { pattern: "^[1-9][0-9]*(KB|MB|GB|TB|PB)$" });
