import { z } from "zod";

import { json } from "../../../demo/simulator/server/http";
import { type Operation, operation } from "./operation";
import type { Dashboard, State } from "./state";

/** Body of `POST /api/dashboards/db`: SaveDashboardCommand of Grafana's OpenAPI. The model is checked where the documentation says something of it. */
const saved = z.strictObject({
  dashboard: z.looseObject({
    id: z.union([z.int(), z.null()]).optional(),
    uid: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,40}$/, "uid may have 40 letters, digits, - and _")
      .nullish(),
    title: z.string().min(1, "Dashboard title cannot be empty"),
    schemaVersion: z.int(),
    panels: z.array(z.looseObject({ type: z.string(), id: z.int().positive().optional() })),
    templating: z.looseObject({ list: z.array(z.looseObject({ name: z.string() })) }),
    annotations: z.looseObject({ list: z.array(z.looseObject({ name: z.string() })) }),
    tags: z.array(z.string()),
  }),
  folderUid: z.string().optional(),
  folderId: z.int().optional(),
  overwrite: z.boolean().optional(),
  message: z.string().optional(),
  isFolder: z.boolean().optional(),
  userId: z.int().optional(),
  /** The generated Go client always sends it; Grafana sets it itself. */
  UpdatedAt: z.string().optional(),
});

const notFound = json(404, { message: "Dashboard not found" });

/** Paths, bodies, actions and statuses as in Grafana's "Dashboard HTTP API". */
export const dashboardOperations = ({ dashboards, folders, nextId }: State): readonly Operation[] => [
  operation({
    method: "POST",
    path: "/api/dashboards/db",
    needs: "dashboards:write",
    body: saved,
    answer: ({ body: { dashboard, folderUid = "", overwrite = false, message = "" } }) => {
      if (folderUid !== "" && !folders.has(folderUid)) return json(400, { message: "folder not found", status: "not-found" });
      const uid = dashboard.uid ?? `made-${nextId()}`;
      const before = dashboards.get(uid);
      if (before !== undefined && !overwrite && dashboard.id !== before.id)
        return json(412, { message: "A dashboard with the same uid already exists", status: "name-exists" });
      const [id, version] = [before?.id ?? nextId(), (before?.version ?? 0) + 1];
      dashboards.set(uid, { id, version, folderUid, message, model: { ...dashboard, id, uid, version } });
      return json(200, { id, uid, url: urlOf(uid), status: "success", version, slug: "x" });
    },
  }),
  operation({
    method: "GET",
    path: "/api/dashboards/uid/:uid",
    needs: "dashboards:read",
    query: ["apiVersion"],
    answer: ({ ids: [uid = ""] }) => {
      const dashboard = dashboards.get(uid);
      return dashboard === undefined ? notFound : json(200, { dashboard: dashboard.model, meta: metaOf(uid, dashboard) });
    },
  }),
  operation({
    method: "DELETE",
    path: "/api/dashboards/uid/:uid",
    needs: "dashboards:delete",
    answer: ({ ids: [uid = ""] }) => {
      const dashboard = dashboards.get(uid);
      if (dashboard === undefined) return notFound;
      dashboards.delete(uid);
      return json(200, { title: dashboard.model["title"], message: "Dashboard deleted", id: dashboard.id });
    },
  }),
];

const urlOf = (uid: string): string => `/d/${uid}/x`;

const metaOf = (uid: string, { folderUid, version }: Dashboard) => ({
  type: "db",
  slug: "x",
  url: urlOf(uid),
  folderUid,
  version,
  provisioned: false,
  isFolder: false,
});
