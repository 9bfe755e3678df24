import type { Reply } from "./send";

/** An API server said no. The message is the server's own. */
export class Refused extends Error {
  /** The HTTP status. */
  readonly status: number;
  /** The machine's word for it, as "Forbidden" or "Invalid". */
  readonly reason: string;

  constructor(what: string, { status, body }: Reply) {
    const said = typeof body === "object" && body !== null ? (body as { readonly message?: string; readonly reason?: string }) : {};
    super(`${what}: ${said.message ?? String(body)}`);
    this.name = "Refused";
    this.status = status;
    this.reason = said.reason ?? "";
  }
}
