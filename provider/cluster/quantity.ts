const UNITS: Readonly<Record<string, number>> = {
  "": 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

/** A quantity as Kubernetes writes it, as a number: `250m` is 0.25, `2Gi` 2,147,483,648. Undefined for what is none. */
export function parseQuantity(text: string): number | undefined {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?(?:[eE]\d+)?)([a-zA-Z]*)$/.exec(text) ?? [];
  const factor = UNITS[unit];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}

const BYTES = ["Ti", "Gi", "Mi", "Ki"] as const;

/** A number of bytes with the largest unit in which it is whole. */
export function sayBytes(bytes: number): string {
  const unit = BYTES.find((it) => bytes % UNITS[it]! === 0);
  return unit === undefined ? String(bytes) : `${bytes / UNITS[unit]!}${unit}`;
}
