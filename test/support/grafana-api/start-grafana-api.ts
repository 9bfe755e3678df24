import { json, type Reply, type Request } from "../../../demo/simulator/server/http";
import { serve } from "../../../demo/simulator/server/serve";
import { annotationOperations } from "./annotations";
import { answerByContract, type Violation } from "./contract";
import { dashboardOperations } from "./dashboards";
import { dataSourceOperations } from "./data-sources";
import { folderOperations } from "./folders";
import { permissionOperations } from "./permissions";
import { emptyState, type State } from "./state";

/** @see startGrafanaApi */
export interface GrafanaApiOptions {
  /** Service account token that is let in. */
  readonly token?: string;
  /** `user:password` that is let in, as an administrator of the organisation. */
  readonly basic?: string;
  /** Actions that the token has. @default all */
  readonly actions?: readonly string[];
  readonly teams?: State["teams"];
  readonly contactPoints?: readonly string[];
  /** Milliseconds since the epoch. @default Date.now */
  readonly clock?: () => number;
}

/** A request that was answered. */
export interface Journaled {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: string;
  /** Organisation that was asked for by header. */
  readonly org?: string;
}

/** A stand-in of Grafana's HTTP API: what the documentation does not know is refused and kept. */
export interface GrafanaApi {
  readonly url: string;
  readonly state: State;
  readonly journal: () => readonly Journaled[];
  /** Requests that write, since the last call. */
  readonly writes: () => readonly string[];
  /** What broke the documentation; a test demands that it is empty. */
  readonly violations: () => readonly Violation[];
  /** The next `times` requests are answered with this status, before or after they did their work. */
  readonly fail: (status: number, times: number, when?: "before" | "after") => void;
  readonly stop: () => Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startGrafanaApi(options: GrafanaApiOptions = {}): Promise<GrafanaApi> {
  const { token, basic, actions, teams = [], contactPoints = [], clock = Date.now } = options;
  const state = emptyState(teams, contactPoints);
  const operations = [
    ...folderOperations(state),
    ...dashboardOperations(state),
    ...dataSourceOperations(state),
    ...permissionOperations(state),
    ...annotationOperations(state, clock),
  ];
  const [journal, violations]: [Journaled[], Violation[]] = [[], []];
  const failure = { status: 0, left: 0, when: "before" };
  let seen = 0;
  const authorised = ({ headers }: Request): "all" | readonly string[] | undefined => {
    if (token !== undefined && headers.authorization === `Bearer ${token}`) return actions ?? "all";
    return basic !== undefined && headers.authorization === `Basic ${Buffer.from(basic).toString("base64")}` ? "all" : undefined;
  };
  const answer = (request: Request): Reply => {
    const may = authorised(request);
    if (may === undefined) return json(401, { message: "Invalid API key" });
    const due = failure.left > 0 && failure.left-- > 0;
    if (due && failure.when === "before") return json(failure.status, { message: "fails on purpose" });
    const org = Number(request.headers["x-grafana-org-id"] ?? 1);
    const reply = answerByContract(
      operations,
      request,
      (it) => may === "all" || may.includes(it),
      org,
      (it) => void violations.push(it),
    );
    return due ? json(failure.status, { message: "fails on purpose" }) : reply;
  };
  const listening = await serve(0, (request) => {
    const reply = answer(request);
    const org = request.headers["x-grafana-org-id"];
    journal.push({ ...request, status: reply.status, ...(typeof org === "string" && { org }) });
    return Promise.resolve(reply);
  });
  return {
    url: listening.url,
    state,
    journal: () => journal,
    writes: () => {
      const fresh = journal.slice(seen).filter(({ method }) => method !== "GET");
      seen = journal.length;
      return fresh.map(({ method, path }) => `${method} ${path}`).sort();
    },
    violations: () => violations,
    fail: (status, times, when = "before") => void Object.assign(failure, { status, left: times, when }),
    stop: listening.stop,
  };
}
