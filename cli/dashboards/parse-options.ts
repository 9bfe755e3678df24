import { InvalidArgumentError } from "commander";
import { parseDuration } from "./parse-duration";

/** Values by the name of their variable. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

/** A port that can be listened on. @throws InvalidArgumentError */
export function port(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError("It is a number from 1 to 65535.");
}

/** A duration as `6h`, as it is written. @throws InvalidArgumentError */
export function range(text: string): string {
  try {
    parseDuration(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

/** One more `variable=value`. @throws InvalidArgumentError */
export function choice(text: string, before: Chosen = {}): Chosen {
  const [, name, value] = /^(\w+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError("Write variable=value, as instance=orders.");
  return { ...before, [name]: [...(before[name] ?? []), value] };
}
