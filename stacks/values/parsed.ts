import * as z from "zod";
import { ARROW } from "../mistakes/wording";

/** What a text means, or what is wrong with it and what to do. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string; readonly fix: string };

interface TextArgs {
  /** For editors, where the form can be said as a regular expression. */
  readonly pattern?: string;
  /** Replaces the words for a number in this place. */
  readonly ifNumber?: string;
  /** The value is never shown. */
  readonly secret?: boolean;
}

/** A text of the config that is read into a value; what its parser refuses becomes a mistake at its path. */
export const parsedText = <T>(parse: (text: string) => Parsed<T>, { pattern, ifNumber, secret }: TextArgs = {}) =>
  z
    .string(ifNumber === undefined ? undefined : { error: (issue) => (typeof issue.input === "number" ? ifNumber : undefined) })
    .meta(pattern === undefined ? {} : { pattern })
    .transform((text, context): T => {
      const result = parse(text);
      if ("value" in result) return result.value;
      context.addIssue({ code: "custom", message: `${result.problem}${ARROW}${result.fix}`, params: { secret: secret === true } });
      return z.NEVER;
    });
