import { z } from "zod";

import { json } from "../../../demo/simulator/server/http";
import { type Operation, operation } from "./operation";
import type { Permission, State } from "./state";

const one = z
  .strictObject({
    builtInRole: z.enum(["Viewer", "Editor", "Admin"]).optional(),
    teamId: z.int().positive().optional(),
    userId: z.int().positive().optional(),
    /** Empty: taken away. */
    permission: z.enum(["", "View", "Edit", "Admin"]).optional(),
  })
  .refine((it) => [it.builtInRole, it.teamId, it.userId].filter((given) => given !== undefined).length === 1, "names not exactly one");

/** SetPermissionsCommand of Grafana's OpenAPI. */
const command = z.strictObject({ permissions: z.array(one) });

const isSame = (a: Omit<Permission, "permission">, b: Omit<Permission, "permission">): boolean =>
  a.builtInRole === b.builtInRole && a.teamId === b.teamId && a.userId === b.userId;

/** Paths, bodies and actions as in Grafana's "RBAC HTTP API" (resource permissions) and "Team HTTP API". */
export const permissionOperations = ({ permissions, folders, teams }: State): readonly Operation[] => [
  operation({
    method: "GET",
    path: "/api/access-control/folders/:uid",
    needs: "folders.permissions:read",
    answer: ({ ids: [uid = ""] }) => {
      if (!folders.has(uid)) return json(404, { message: "folder not found" });
      const team = (id: number | undefined) => teams.find((it) => it.id === id)?.name;
      return json(
        200,
        (permissions.get(uid) ?? []).map((it, at) => ({ id: at + 1, ...it, team: team(it.teamId), isManaged: true, isInherited: false })),
      );
    },
  }),
  operation({
    method: "POST",
    path: "/api/access-control/folders/:uid",
    needs: "folders.permissions:write",
    body: command,
    answer: ({ ids: [uid = ""], body }) => {
      if (!folders.has(uid)) return json(404, { message: "folder not found" });
      const stranger = body.permissions.find(({ teamId }) => teamId !== undefined && !teams.some(({ id }) => id === teamId));
      if (stranger !== undefined) return json(404, { message: "team not found" });
      const untouched = (permissions.get(uid) ?? []).filter((it) => !body.permissions.some((other) => isSame(it, other)));
      const set = body.permissions.flatMap(({ permission = "", ...who }) => (permission === "" ? [] : [{ ...who, permission }]));
      permissions.set(uid, [...untouched, ...set]);
      return json(200, { message: "Permissions updated" });
    },
  }),
  operation({
    method: "GET",
    path: "/api/teams/search",
    needs: "teams:read",
    query: ["name", "query", "page", "perpage", "sort", "accesscontrol"],
    answer: ({ query }) => {
      const name = query.get("name");
      const found = teams.filter((it) => name === null || it.name === name);
      return json(200, { totalCount: found.length, page: 1, perPage: 1000, teams: found.map(shownTeam) });
    },
  }),
  operation({
    method: "GET",
    path: "/api/teams/:id",
    needs: "teams:read",
    answer: ({ ids: [id = ""] }) => {
      const team = teams.find((it) => String(it.id) === id);
      return team === undefined ? json(404, { message: "Team not found" }) : json(200, shownTeam(team));
    },
  }),
  operation({ method: "GET", path: "/api/teams/:id/preferences", needs: "teams:read", answer: () => json(200, {}) }),
  operation({ method: "GET", path: "/api/teams/:id/members", needs: "teams.permissions:read", answer: () => json(200, []) }),
];

const shownTeam = ({ id, name }: State["teams"][number]) => ({
  id,
  uid: `team-${id}`,
  orgId: 1,
  name,
  email: "",
  memberCount: 1,
  isProvisioned: false,
});
