import type { Request, Reply } from "../../../demo/simulator/server/http";
import { json } from "../../../demo/simulator/server/http";
import type { Asked, Operation } from "./operation";

/** What a request broke of the documentation. */
export interface Violation {
  readonly request: string;
  readonly problem: string;
}

/** Finds the operation of a request, and holds the request to it. @param report is told of everything that the documentation does not know */
export function answerByContract(
  operations: readonly Operation[],
  { method, path, query, body }: Request,
  allowed: (action: string) => boolean,
  org: number,
  report: (violation: Violation) => void,
): Reply {
  const request = `${method} ${path}`;
  const refuse = (problem: string, status = 400): Reply => {
    report({ request, problem });
    return json(status, { message: problem });
  };
  const found = operations.find((it) => it.method === method && idsIn(it.path, path) !== undefined);
  if (found === undefined) return refuse("is no documented request", 404);
  if (!allowed(found.needs))
    return json(403, { message: `You'll need additional permissions to perform this action. Permissions needed: ${found.needs}` });
  const unknown = [...query.keys()].filter((it) => !(found.query ?? []).includes(it));
  if (unknown.length > 0) return refuse(`has undocumented query parameters: ${unknown.join(", ")}`);
  const asked = readBody(found, body);
  if ("problem" in asked) return refuse(asked.problem);
  return found.answer({ ids: idsIn(found.path, path)!, query, body: asked.value, org } satisfies Asked);
}

/** The parts of a path that a pattern names; undefined where it does not match. */
function idsIn(pattern: string, path: string): readonly string[] | undefined {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  if (wanted.length !== given.length || wanted.some((it, at) => !it.startsWith(":") && it !== given[at])) return undefined;
  return wanted.flatMap((it, at) => (it.startsWith(":") ? [given[at]!] : []));
}

function readBody({ body }: Operation, text: string): { readonly value: unknown } | { readonly problem: string } {
  if (body === undefined) return text === "" ? { value: undefined } : { problem: "has a body, and none is documented" };
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { problem: "has a body that is not JSON" };
  }
  const read = body.safeParse(given);
  if (read.success) return { value: read.data };
  return { problem: read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ") };
}
