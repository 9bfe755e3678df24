import * as z from "zod";
import { PACKS } from "../../catalog/model";
import { labelValue } from "../values/names";
import { alertSwitches, thresholds } from "./thresholds";

const pack = z.enum(PACKS as ["essential", "standard", "full"]);

/** What one tier hears differently from the rest of the stack. */
const tier = z.strictObject({
  pack: pack.optional().describe("How much this tier wants to hear; never more than the stack. Default: as the stack."),
  disabled: alertSwitches().describe("Alerts about instances that this tier does not want."),
  thresholds: thresholds().describe("Thresholds for instances of this tier, by alert id."),
});

/** The section `alerts`: how much the stack wants to hear, and from when on. */
export const alerts = z
  .strictObject({
    pack: pack
      .default("essential")
      .describe(
        "How much the stack wants to hear. essential: what is critical or worse, and all about the pipeline itself. standard: warnings too. full: advice too.",
      ),
    enabled: alertSwitches().describe("Alerts that are on whatever the pack says: an id, or id:severity."),
    disabled: alertSwitches().describe("Alerts that are off whatever the pack says: an id, or id:severity."),
    thresholds: thresholds().describe("Thresholds for the whole stack, by alert id."),
    tiers: z.record(labelValue(), tier).prefault({}).describe("Differences of a tier, by its name."),
  })
  .prefault({});
