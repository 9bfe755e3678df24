import * as z from "zod";
import { positiveDurationText } from "../values/duration";

/** Seconds between two scrapes in each profile. */
export const PROFILES = { "real-time": 30, standard: 60, "resource-efficient": 120 } as const;

/** The section `scrape`: how often Aura is asked, and how often rules are evaluated. */
export const scrape = z
  .strictObject({
    profile: z
      .enum(Object.keys(PROFILES) as [keyof typeof PROFILES])
      .default("standard")
      .describe("real-time: every 30 s. standard: 60 s. resource-efficient: 120 s."),
    interval: positiveDurationText().optional().describe("In place of a profile: 30s to 2m. Aura answers with the same bytes for 30 s."),
    timeout: positiveDurationText()
      .optional()
      .describe("When a scrape is given up. Default: 30s, as Aura recommends, or the interval where that is shorter."),
  })
  .prefault({});
