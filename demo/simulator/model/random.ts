/** A 32-bit number for a text; the same text gives the same number (FNV-1a). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/** 0 to 1, the same for the same seed and step, and unrelated to its neighbours (the finalizer of MurmurHash3). */
export function noise(seed: number, step: number): number {
  let value = seed ^ Math.imul(step | 0, 0x9e3779b1);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return ((value ^ (value >>> 16)) >>> 0) / 4_294_967_296;
}

/** Like `noise`, but continuous between whole positions. */
export function smoothNoise(seed: number, position: number): number {
  const step = Math.floor(position);
  const part = position - step;
  const from = noise(seed, step);
  return from + (noise(seed, step + 1) - from) * part * part * (3 - 2 * part);
}
