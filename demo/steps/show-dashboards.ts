import { join } from "node:path";
import type { CompiledGrafanaFiles } from "../../stacks/compile";
import { ServerUnreachable } from "../../cli/servers/server-unreachable";
import { findDocker, GRAFANA_IMAGE } from "../grafana/find-docker";
import { findGrafana } from "../grafana/find-grafana";
import { type Expected, grafanaTroubles } from "../grafana/grafana-state";
import { startGrafana } from "../grafana/start-grafana";
import type { Done, Session, Step } from "../session";
import { StepFailed } from "../step-failed";
import { waitFor } from "../wait";
import type { Workspace } from "../workspace";

/** What showing takes. */
export interface Showing {
  readonly workspace: Pick<Workspace, "data" | "logs">;
  readonly grafana: CompiledGrafanaFiles;
  /** Where a Grafana would listen. */
  readonly url: string;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds until it must be there. @default 90 s: a first start makes a database */
  readonly within?: number;
}

/** How `docker run` ends where the container did not start: the reason lies in Docker, not in what was written. */
const NOT_RUN: readonly (number | null)[] = [125, 126, 127];
/** Milliseconds. */
const READY_WITHIN = 90_000;

/**
 * Starts a Grafana, installed or by Docker, on the files that `pulumi up` wrote, and asks its API whether every dashboard and the data source are there
 * and healthy. Where there is neither it says so; the files stay, and any Grafana loads them.
 *
 * @returns the address of the Grafana that runs
 * @throws StepFailed with what Grafana lacks
 */
export async function showDashboards(
  step: Step,
  session: Pick<Session, "cleanup" | "screen">,
  { workspace, grafana, url, env, within = READY_WITHIN }: Showing,
): Promise<Done<string | undefined>> {
  const provisioning = join(grafana.directory, grafana.set.set);
  const expected = expectedOf(grafana);
  const written = `${expected.dashboards.size} written`;
  session.screen.detail(`dashboards ${provisioning}`);
  const program = findGrafana(env) ?? (await findDocker({ env, progress: step.progress, signal: step.signal }));
  if ("why" in program) return { facts: `${written}; no grafana-server, ${program.why}: a preview draws them`, value: undefined };
  const place = { url, provisioning, data: join(workspace.data, "grafana"), log: join(workspace.logs, "grafana.log"), env };
  const running = await startGrafana(program, place);
  session.cleanup.add(running.stop, running.kill);
  step.progress("waiting for Grafana …");
  const ending = { code: null as number | null };
  void running.ended.then(({ code }) => (ending.code = code));
  const latest: { troubles: readonly string[] } = { troubles: [`nothing answered at ${url}`] };
  const held = await waitFor(
    async () => {
      if ("image" in program && NOT_RUN.includes(ending.code)) return "not run";
      const troubles = await troublesOf(url, expected);
      latest.troubles = troubles ?? latest.troubles;
      return troubles?.length === 0 ? "shown" : undefined;
    },
    { signal: step.signal, limit: within, every: 500 },
  );
  const where = "image" in program ? "Grafana by docker" : "Grafana";
  if (held === "not run") return { facts: `${written}; docker cannot run ${GRAFANA_IMAGE}: a preview draws them`, value: undefined };
  if (held === "shown")
    return { facts: `${expected.dashboards.size} of ${expected.dashboards.size} in ${where}, its data source is healthy`, value: url };
  throw new StepFailed({
    what: "Grafana does not show every dashboard",
    details: [...latest.troubles, ...running.lastWords(3)],
    cause: "It did not load what was written, or does not reach Prometheus.",
    fix: "Run the demo with --keep and look at grafana.log.",
  });
}

/** Undefined while it does not answer yet. */
const troublesOf = (url: string, expected: Expected): Promise<readonly string[] | undefined> =>
  grafanaTroubles(url, expected).catch((error: unknown) =>
    error instanceof ServerUnreachable ? undefined : Promise.reject(error as Error),
  );

/** What the written files promise. */
function expectedOf({ set, dataSource }: CompiledGrafanaFiles): Expected {
  const json = Object.entries(set.files).filter(([path]) => path.startsWith("json/"));
  const dashboards = json.map(([, text]) => JSON.parse(text) as { readonly uid: string; readonly panels: readonly unknown[] });
  return { dashboards: new Map(dashboards.map(({ uid, panels }) => [uid, panels.length])), dataSource };
}
