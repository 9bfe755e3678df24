import type { Failures } from "./failures";
import type { Inbox } from "./inbox";

/** What every sink works with. */
export interface SinkParts {
  readonly inbox: Inbox;
  readonly failures: Failures;
}
