import { json, type Reply, type Request } from "./http";

/** Applies a JSON body; a mistake in it is a 400 with its words. */
export function changed(request: Request, change: (body: Record<string, unknown>) => unknown): Reply {
  try {
    const body: unknown = request.body === "" ? {} : JSON.parse(request.body);
    if (typeof body !== "object" || body === null || Array.isArray(body)) throw new Error("the body must be a JSON object");
    return json(200, change(body as Record<string, unknown>));
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

/** A field that must be a text. @throws Error naming it and its value */
export function textOf(value: unknown, name: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw new Error(`${name} is ${value === undefined ? "missing" : JSON.stringify(value)}; it must be a text`);
}
