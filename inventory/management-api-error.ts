/** The management API gave no usable answer: what happened, why, and what to do. The message holds neither secret nor token. */
export class ManagementApiError extends Error {
  /**
   * @param what in one line, as "the management API answers 403"
   * @param reason why that comes, in a sentence
   * @param fix what to do
   */
  constructor(
    readonly what: string,
    readonly reason: string,
    readonly fix: string,
  ) {
    super(`${what}\n  ${reason}\n  → ${fix}`);
    this.name = "ManagementApiError";
  }
}
