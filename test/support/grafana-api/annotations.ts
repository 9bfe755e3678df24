import { z } from "zod";

import { json } from "../../../demo/simulator/server/http";
import { type Operation, operation } from "./operation";
import type { Annotation, State } from "./state";

const fields = {
  time: z.int().positive().optional(),
  timeEnd: z.int().positive().optional(),
  tags: z.array(z.string().min(1).max(100)).nullish(),
  data: z.looseObject({}).optional(),
};
/** PostAnnotationsCmd of Grafana's OpenAPI. */
const posted = z.strictObject({
  ...fields,
  text: z.string().min(1),
  dashboardUID: z.string().optional(),
  dashboardId: z.int().optional(),
  panelId: z.int().optional(),
});
/** UpdateAnnotationsCmd and PatchAnnotationsCmd. */
const changed = z.strictObject({ ...fields, text: z.string().min(1).optional(), id: z.int().optional() });

const notFound = json(404, { message: "Could not find annotation to update" });

/** Paths, bodies, actions and answers as in Grafana's "Annotations HTTP API". @param now milliseconds since the epoch, as Grafana's clock has it */
export const annotationOperations = ({ annotations, nextId }: State, now: () => number): readonly Operation[] => [
  operation({
    method: "POST",
    path: "/api/annotations",
    needs: "annotations:create",
    body: posted,
    answer: ({ body: { time = now(), timeEnd = time, text, tags, dashboardUID, panelId } }) => {
      if (timeEnd < time) return json(400, { message: "Failed to save annotation" });
      const id = nextId();
      annotations.set(id, { id, time, timeEnd, text, tags: tags ?? [], dashboardUID, panelId });
      return json(200, { message: "Annotation added", id });
    },
  }),
  operation({
    method: "GET",
    path: "/api/annotations",
    needs: "annotations:read",
    query: ["from", "to", "limit", "dashboardUID", "panelId", "userId", "type", "tags", "matchAny"],
    answer: ({ query }) => json(200, find([...annotations.values()], query).map(shown)),
  }),
  operation({
    method: "GET",
    path: "/api/annotations/:id",
    needs: "annotations:read",
    answer: ({ ids: [id = ""] }) => {
      const found = annotations.get(Number(id));
      return found === undefined ? json(404, { message: "Annotation not found" }) : json(200, shown(found));
    },
  }),
  ...(["PUT", "PATCH"] as const).map((method) =>
    operation({
      method,
      path: "/api/annotations/:id",
      needs: "annotations:write",
      body: changed,
      answer: ({ ids: [id = ""], body }) => {
        const before = annotations.get(Number(id));
        if (before === undefined) return notFound;
        const time = body.time ?? before.time;
        annotations.set(before.id, {
          ...before,
          time,
          timeEnd: body.timeEnd ?? (method === "PUT" ? time : before.timeEnd),
          text: body.text ?? before.text,
          tags: body.tags ?? (method === "PUT" ? [] : before.tags),
        });
        return json(200, { message: method === "PUT" ? "Annotation updated" : "Annotation patched" });
      },
    }),
  ),
  operation({
    method: "DELETE",
    path: "/api/annotations/:id",
    needs: "annotations:delete",
    answer: ({ ids: [id = ""] }) =>
      annotations.delete(Number(id)) ? json(200, { message: "Annotation deleted" }) : json(404, { message: "Annotation not found" }),
  }),
];

/** Those that lie in the range and have all of the tags, the newest first: how an annotation query of a dashboard asks. */
function find(all: readonly Annotation[], query: URLSearchParams): readonly Annotation[] {
  const [from, to] = [Number(query.get("from") ?? 0), Number(query.get("to") ?? Number.MAX_SAFE_INTEGER)];
  const [tags, any] = [query.getAll("tags"), query.get("matchAny") === "true"];
  const isTagged = (it: Annotation): boolean =>
    tags.length === 0 || (any ? tags.some((tag) => it.tags.includes(tag)) : tags.every((tag) => it.tags.includes(tag)));
  return all
    .filter((it) => it.time <= to && it.timeEnd >= from && isTagged(it))
    .sort((a, b) => b.time - a.time)
    .slice(0, Number(query.get("limit") ?? 100));
}

const shown = (it: Annotation) => ({ alertId: 0, userId: 1, newState: "", prevState: "", data: {}, ...it });
