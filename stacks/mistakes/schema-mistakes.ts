import type * as z from "zod";
import type { Mistake } from "./mistake";
import { pathText, valueAt } from "./path-text";
import { shownValue } from "./shown-value";
import { ARROW, missing, MISSING } from "./wording";

type Issue = z.core.$ZodIssue;

/** A place in the config that the schema refuses. */
export interface Refused {
  readonly path: readonly PropertyKey[];
  readonly mistake: Mistake;
}

/** What the schema found, one entry for each place, with values looked up in the document that was read. */
export const schemaMistakes = (
  issues: readonly Issue[],
  document: unknown,
  describe: (path: readonly PropertyKey[]) => string | undefined,
): readonly Refused[] =>
  issues
    .flatMap((issue) => placed(issue))
    .map(({ path, message, hidden }) => {
      const [problem, ...fix] = (message === MISSING ? missing(describe(path)) : message).split(ARROW);
      const value = hidden ? undefined : shownValue(valueAt(document, path));
      return {
        path,
        mistake: {
          path: pathText(path) || "config",
          ...(value !== undefined && { value }),
          problem: problem!,
          ...(fix.length > 0 && { fix: fix.join(ARROW) }),
        },
      };
    });

interface Placed {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** The value says nothing, or could be a secret. */
  readonly hidden: boolean;
}

function placed(issue: Issue): readonly Placed[] {
  if (issue.code === "unrecognized_keys") {
    const messages = issue.message.split("\n");
    return issue.keys.map((key, at) => ({ path: [...issue.path, key], message: messages[at] ?? issue.message, hidden: true }));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) return ofUnion(issue);
  return [{ path: issue.path, message: issue.message, hidden: issue.code === "invalid_key" || isSecretPlace(issue) }];
}

/** One branch of a union was meant when its mistakes lie deeper than "this is no list at all". */
function ofUnion(issue: Extract<Issue, { code: "invalid_union" }>): readonly Placed[] {
  if (issue.input === undefined) return [{ path: issue.path, message: MISSING, hidden: true }];
  const meant =
    issue.errors.find((branch) =>
      branch.every((it) => it.path.length > 0 || (it.code !== "invalid_type" && it.code !== "invalid_value")),
    ) ?? issue.errors.find((branch) => branch.every(isListedValue));
  if (meant === undefined) return [{ path: issue.path, message: issue.message, hidden: false }];
  return meant.flatMap((it) => placed({ ...it, path: [...issue.path, ...it.path] }));
}

/** A text where one of a few texts is expected. */
const isListedValue = (issue: Issue): boolean => issue.code === "invalid_value" && typeof issue.input === "string";

const isSecretPlace = (issue: Issue): boolean => issue.code === "custom" && issue.params?.["secret"] === true;
