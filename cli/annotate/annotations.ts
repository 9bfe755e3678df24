import * as z from "zod";
import type { Annotation } from "./event";
import { type Access, askOnce, patiently, type Tried } from "./grafana";

const kept = z.looseObject({
  id: z.int(),
  text: z.string(),
  time: z.int(),
  timeEnd: z.int().optional(),
  tags: z.array(z.string()).nullable(),
});
const added = z.looseObject({ id: z.int() });

/** An annotation that Grafana has. */
export type Kept = z.output<typeof kept>;

/** Those that have all of the tags, the newest first. */
export const findAnnotations = (access: Access, tags: readonly string[]): Promise<readonly Kept[]> =>
  patiently(access, () => findOnce(access, tags));

async function findOnce(access: Access, tags: readonly string[], at?: number): Promise<Tried<readonly Kept[]>> {
  const query = new URLSearchParams({ type: "annotation", limit: "100" });
  for (const tag of tags) query.append("tags", tag);
  if (at !== undefined) for (const side of ["from", "to"]) query.set(side, String(at));
  const tried = await askOnce(access, "GET", `/api/annotations?${query.toString()}`);
  return "value" in tried ? { value: z.array(kept).parse(tried.value) } : tried;
}

/** Records an annotation once: where an answer got lost on its way, it is looked for before it is sent again. @returns its number */
export const addAnnotation = (access: Access, annotation: Annotation): Promise<number> =>
  patiently(access, async (again): Promise<Tried<number>> => {
    const before = again ? await findOnce(access, annotation.tags, annotation.time) : { value: [] };
    if (!("value" in before)) return before;
    const there = before.value.find(({ text }) => text === annotation.text);
    if (there !== undefined) return { value: there.id };
    const tried = await askOnce(access, "POST", "/api/annotations", annotation);
    return "value" in tried ? { value: added.parse(tried.value).id } : tried;
  });

/** Changes an annotation; what is not given stays. */
export async function patchAnnotation(
  access: Access,
  id: number,
  change: { readonly timeEnd: number; readonly text?: string },
): Promise<void> {
  await patiently(access, () => askOnce(access, "PATCH", `/api/annotations/${id}`, change));
}
