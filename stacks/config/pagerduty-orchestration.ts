import * as z from "zod";
import { positiveDurationText } from "../values/duration";

const priority = () =>
  z
    .string()
    .regex(
      /^P[A-Z0-9]{5,13}$/,
      "is not the id of a priority → copy it from what GET /priorities of PagerDuty's REST API answers, as P53ZZH5",
    )
    .optional()
    .describe("Id of a priority that the account has; its incidents get it.");

const pause = () =>
  positiveDurationText()
    .optional()
    .describe("How long nobody is told; what is over by then makes no incident. Longer than groupInterval of the routes, at most 24h.");

const suppress = () => z.literal(true).optional().describe("An alert, and never an incident: nobody is told.");

const quiet = () => z.strictObject({ suppress: suppress(), pause: pause(), priority: priority() }).optional();

/** `orchestration` of a service. Nothing worse than a warning can be suppressed, and an emergency never waits. */
export const orchestration = z.strictObject({
  emergency: z.strictObject({ priority: priority() }).optional().describe("What becomes of emergencies."),
  critical: z.strictObject({ pause: pause(), priority: priority() }).optional().describe("What becomes of critical alerts."),
  warning: quiet().describe("What becomes of warnings."),
  info: quiet().describe("What becomes of advice."),
});

/** What one service asks PagerDuty to do with events. */
export type OrchestrationInput = z.output<typeof orchestration>;
