import { scenarios, type Scenario } from "../scenarios";
import type { Simulator } from "../simulator";
import { changed, textOf } from "./admin-change";
import { clientRoutes } from "./client-routes";
import { json, type Route } from "./http";

/** Steers the simulator while it runs. It listens on this machine only, so it asks for no password. */
export const adminRoutes = (simulator: () => Simulator): Route[] => [
  ...scenarioRoutes(simulator),
  ...clientRoutes(simulator),
  { method: "GET", path: /^\/admin\/requests$/, answer: () => json(200, simulator().counts()) },
  { method: "DELETE", path: /^\/admin\/requests$/, answer: () => json(200, (simulator().resetCounts(), { reset: true })) },
  { method: "GET", path: /^\/admin\/served$/, answer: ({ query }) => json(200, { samples: servedAsText(simulator(), query) }) },
];

const scenarioRoutes = (simulator: () => Simulator): Route[] => [
  {
    method: "GET",
    path: /^\/admin\/scenarios$/,
    answer: () => json(200, { scenarios: scenarios.map(describe), active: simulator().active() }),
  },
  {
    method: "POST",
    path: /^\/admin\/scenarios$/,
    answer: (request) => changed(request, ({ name, ...setting }) => ({ active: simulator().set(textOf(name, "name"), setting) })),
  },
  {
    method: "DELETE",
    path: /^\/admin\/scenarios(?:\/([^/]+))?$/,
    answer: (request, name) =>
      changed(request, (body) => {
        const { name: inBody, ...target } = { ...Object.fromEntries(request.query), ...body };
        return { cleared: simulator().clear(name ?? (inBody === undefined ? undefined : textOf(inBody, "name")), target) };
      }),
  },
];

const describe = ({ name, description, params }: Scenario): Pick<Scenario, "name" | "description" | "params"> => ({
  name,
  description,
  params,
});

/** JSON has no NaN, so values are texts. */
const servedAsText = (simulator: Simulator, query: URLSearchParams): unknown[] =>
  simulator.served(Object.fromEntries(query)).map((sample) => ({ ...sample, value: String(sample.value) }));
