import { z } from "zod";

import { json } from "../../../demo/simulator/server/http";
import { type Operation, operation } from "./operation";
import type { Folder, State } from "./state";

/** Body of `POST /api/folders`: CreateFolderCommand of Grafana's OpenAPI. */
const created = z.strictObject({
  uid: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/)
    .optional(),
  title: z.string().min(1),
  parentUid: z.string().optional(),
  description: z.string().optional(),
});
/** Body of `PUT /api/folders/:uid`: UpdateFolderCommand. */
const updated = z.strictObject({
  title: z.string().min(1),
  version: z.int().optional(),
  overwrite: z.boolean().optional(),
  description: z.string().optional(),
});

const notFound = json(404, { message: "folder not found", status: "not-found" });

/** Paths, bodies, actions and statuses as in Grafana's "Folder HTTP API" and "Folder/dashboard search HTTP API". */
export const folderOperations = ({ folders, dashboards, permissions, ruleGroups, nextId }: State): readonly Operation[] => [
  operation({
    method: "POST",
    path: "/api/folders",
    needs: "folders:create",
    body: created,
    answer: ({ body: { uid = `made-${nextId()}`, title } }) => {
      if (folders.has(uid)) return json(409, { message: "the folder has been changed by someone else", status: "conflict" });
      folders.set(uid, { uid, title, version: 1 });
      // What a new folder at the root grants, as its "Permissions" tab shows it.
      permissions.set(uid, [
        { builtInRole: "Editor", permission: "Edit" },
        { builtInRole: "Viewer", permission: "View" },
      ]);
      return json(200, shown(folders.get(uid)!));
    },
  }),
  operation({
    method: "GET",
    path: "/api/folders/:uid",
    needs: "folders:read",
    answer: ({ ids: [uid = ""] }) => {
      const folder = folders.get(uid);
      return folder === undefined ? notFound : json(200, shown(folder));
    },
  }),
  operation({
    method: "PUT",
    path: "/api/folders/:uid",
    needs: "folders:write",
    body: updated,
    answer: ({ ids: [uid = ""], body }) => {
      const folder = folders.get(uid);
      if (folder === undefined) return notFound;
      if (body.overwrite !== true && body.version !== folder.version)
        return json(412, { message: "The folder has been changed by someone else", status: "version-mismatch" });
      folders.set(uid, { uid, title: body.title, version: folder.version + 1 });
      return json(200, shown(folders.get(uid)!));
    },
  }),
  operation({
    method: "DELETE",
    path: "/api/folders/:uid",
    needs: "folders:delete",
    query: ["forceDeleteRules"],
    answer: ({ ids: [uid = ""], query }) => {
      const rules = [...ruleGroups].filter(([, it]) => it.folderUid === uid);
      if (!folders.has(uid)) return notFound;
      if (rules.length > 0 && query.get("forceDeleteRules") !== "true")
        return json(400, { message: "folder cannot be deleted: folder contains alert rules" });
      for (const [key] of rules) ruleGroups.delete(key);
      for (const [id, it] of dashboards) if (it.folderUid === uid) dashboards.delete(id);
      folders.delete(uid);
      permissions.delete(uid);
      return json(200, { message: "Folder deleted" });
    },
  }),
  operation({
    method: "GET",
    path: "/api/search",
    needs: "dashboards:read",
    query: ["folderUIDs", "type", "query", "tag", "limit", "page", "deleted", "permission", "sort", "starred"],
    answer: ({ query }) => {
      const within = query.getAll("folderUIDs");
      const found = [...dashboards].filter(([, it]) => within.length === 0 || within.includes(it.folderUid));
      return json(
        200,
        found.map(([uid, { id, folderUid, model }]) => ({
          id,
          uid,
          title: model["title"],
          type: "dash-db",
          folderUid,
          tags: model["tags"],
        })),
      );
    },
  }),
];

const shown = ({ uid, title, version }: Folder) => ({ id: 1, uid, title, version, orgId: 1, url: `/dashboards/f/${uid}/x`, parentUid: "" });
