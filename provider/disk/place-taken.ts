/** Something that this stack did not make stands where a set has to go. Nothing was changed. */
export class PlaceTaken extends Error {
  override readonly name = "PlaceTaken";

  constructor(path: string, what: string, advice: string) {
    super(`${path} ${what}. Nothing was changed.\n→ ${advice}`);
  }
}
