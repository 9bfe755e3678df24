import * as z from "zod";

/** Ids of critical alerts that a vendor cannot say and that the stack does without there. */
export const acceptGaps = () =>
  z
    .array(z.string())
    .prefault([])
    .describe(
      "Ids of critical alerts that this vendor cannot say, and that this stack does without there. Without it such a gap is a mistake.",
    );
