/** The command was not told what it needs. */
export class WrongUsage extends Error {
  /** @param problems each with what to do */
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "WrongUsage";
  }
}
