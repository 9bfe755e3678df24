import * as z from "zod";

/** One text, or a list of them; always a list once read. */
export const oneOrMany = <T extends z.ZodType<string>>(one: T) =>
  z
    .union([one, z.array(one).min(1)], { error: "is neither one text nor a list of texts → write one, or [first, second]" })
    .transform((it): readonly z.output<T>[] => (Array.isArray(it) ? it : [it]) as readonly z.output<T>[]);
