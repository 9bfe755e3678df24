import type { Role } from "../options";
import type { Simulator } from "../simulator";
import { changed, textOf } from "./admin-change";
import type { Route } from "./http";

const ROLES: readonly Role[] = ["METRICS_READER", "PROJECT_ADMIN", "PROJECT_VIEWER"];

/** Adds, changes and revokes API keys while the simulator runs. */
export const clientRoutes = (simulator: () => Simulator): Route[] => [
  {
    method: "POST",
    path: /^\/admin\/clients$/,
    answer: (request) =>
      changed(request, ({ project, clientId, clientSecret, roles }) => {
        const client = { clientId: textOf(clientId, "clientId"), clientSecret: textOf(clientSecret, "clientSecret") };
        simulator().addClient(textOf(project, "project"), { ...client, ...(roles === undefined ? {} : { roles: rolesOf(roles) }) });
        return { added: clientId };
      }),
  },
  {
    method: "DELETE",
    path: /^\/admin\/clients\/([^/]+)$/,
    answer: (request, id = "") => changed(request, () => (simulator().revokeClient(id), { revoked: id })),
  },
  {
    method: "PATCH",
    path: /^\/admin\/clients\/([^/]+)$/,
    answer: (request, id = "") =>
      changed(request, ({ clientSecret, project, roles }) => {
        if (clientSecret !== undefined) simulator().changeSecret(id, textOf(clientSecret, "clientSecret"));
        if (roles !== undefined) simulator().setRoles(textOf(project, "project"), id, rolesOf(roles));
        return { changed: id };
      }),
  },
];

function rolesOf(value: unknown): Role[] {
  const given: unknown[] = Array.isArray(value) ? value : [value];
  const unknown = given.filter((role) => !ROLES.includes(role as Role));
  if (unknown.length === 0) return given as Role[];
  throw new Error(`roles holds ${JSON.stringify(unknown[0])}; there are: ${ROLES.join(", ")}`);
}
