/**
 * Parts things so that each part fits, by a hash of their keys and never by position: adding one moves no other until the number of parts
 * doubles.
 *
 * @param fits whether so many things fit together
 * @returns one part where everything fits; else parts by their number, empty ones left out
 */
export function shard<T>(
  things: readonly T[],
  keyOf: (it: T) => string,
  fits: (part: readonly T[]) => boolean,
): readonly { readonly at: number; readonly things: readonly T[] }[] {
  for (let count = 1; count <= things.length * 2; count *= 2) {
    const parts = Array.from({ length: count }, (_, at) => ({ at, things: things.filter((it) => hashOf(keyOf(it)) % count === at) }));
    if (parts.every((it) => it.things.length <= 1 || fits(it.things))) return parts.filter((it) => it.things.length > 0);
  }
  return [{ at: 0, things }];
}

/** FNV-1a; any change of this function moves everything that is parted. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (const character of key) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}
