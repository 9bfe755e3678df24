const LONGEST = 60;

const SECRET_SHAPES: readonly RegExp[] = [
  /hooks\.slack\.com/i,
  /^xox[a-z]-/i,
  /^gl(sa|c)_/,
  /^eyJ[\w-]+\./,
  /^[0-9a-f]{32,}$/i,
  /^[A-Za-z0-9]{32}$/,
  /^[a-z0-9]{40,}$/,
  /^(?=.*[A-Z])(?=.*\d)[A-Za-z0-9+/_-]{40,}={0,2}$/,
  /:\/\/[^/\s]*:[^/\s]*@/,
  /^-----BEGIN /,
];

/** Whether a text has the shape of a key, a token or an address with a password, so that it must not be shown. */
export const looksSecret = (text: string): boolean => SECRET_SHAPES.some((shape) => shape.test(text.trim()));

/** A value as an error may show it; nothing for whole maps and lists, and for what has the shape of a secret. */
export function shownValue(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string" || looksSecret(value)) return undefined;
  if (value === "") return '""';
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}
