import * as z from "zod";
import { durationText } from "../values/duration";

/** `95%`, `500ms`, `64GB`, `20`; `off` where that severity is not wanted. What is allowed follows from the alert's unit. */
const threshold = () =>
  z
    .union([z.string(), z.number(), z.literal(false)], {
      error: "is not a threshold → write a number with its unit, as 95%, 500ms or 64GB, or off",
    })
    .optional()
    .describe(
      "When this severity begins, in the alert's unit: 95%, 0.95, 500ms, 10m, 64GB, 20; off: never. Setting one switches the severity on.",
    );

/** Thresholds of some alerts, by alert id. */
export const thresholds = () =>
  z
    .record(
      z.string(),
      z.strictObject({
        info: threshold(),
        warning: threshold(),
        critical: threshold(),
        emergency: threshold(),
        keepFiring: durationText()
          .optional()
          .describe(
            "How long it goes on after the condition ended, so that it does not flap; 0s: not at all. Only for the whole stack, as holds. Default: as the catalog says.",
          ),
        holds: durationText()
          .optional()
          .describe("How long the condition must hold before anyone is told. Only for the whole stack, since it belongs to the rule."),
      }),
    )
    .prefault({});

/** Thresholds of one alert as the config has them. */
export type ThresholdsInput = z.output<ReturnType<typeof thresholds>>[string];

/** Alert ids to switch, each alone or with one severity: `checkpoint-slow` or `checkpoint-slow:info`. */
export const alertSwitches = () => z.array(z.string()).prefault([]);
