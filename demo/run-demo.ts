import { checkContext } from "../cli/check-context";
import { loadStack } from "../cli/load-stack";
import { grafanaFilesOf } from "../stacks/compile";
import { freePorts } from "./processes/free-ports";
import type { Session } from "./session";
import type { ServerUrls } from "./stack/demo-config";
import { findPrograms } from "./steps/find-programs";
import { holdChecks } from "./steps/hold-checks";
import { lowerThreshold } from "./steps/lower-threshold";
import { outOfMemory } from "./steps/out-of-memory";
import { previewDashboards } from "./steps/preview-dashboards";
import { provision } from "./steps/provision";
import { seeDelivered } from "./steps/see-delivered";
import { seeFiring } from "./steps/see-firing";
import { seeResolved } from "./steps/see-resolved";
import { showDashboards } from "./steps/show-dashboards";
import { type Surroundings, startAura } from "./steps/start-aura";
import { startServers } from "./steps/start-servers";
import { watchScrapes } from "./watch-scrapes";
import type { Workspace } from "./workspace";
import type { CheckContext } from "../cli/checks/check";
import type { Provisioned } from "./steps/provision";

/** What the demo is run with. */
export interface DemoOptions {
  /** The checkout. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A demo whose stack runs. */
export interface Stage {
  readonly workspace: Workspace;
  readonly urls: ServerUrls;
  readonly surroundings: Surroundings;
  readonly provisioned: Provisioned;
  readonly context: CheckContext;
  /** The Grafana that runs, where one is installed. */
  readonly dashboards?: string;
  /** The same dashboards without Grafana. */
  readonly preview: string;
}

/** Steps from nothing to a running stack. @throws StepFailed at the first that does not hold */
export async function setStage(session: Session, workspace: Workspace, { root, env }: DemoOptions): Promise<Stage> {
  const { plan } = await loadStack({ root, stack: "demo", file: workspace.stackFile });
  const programs = await session.step("programs", (step) => findPrograms(step, env));
  const surroundings = await session.step("Aura simulator", () => startAura(session, plan));
  const [prometheus, alertmanager, grafana] = (await freePorts(3)).map((port) => `http://127.0.0.1:${port}`) as [string, string, string];
  const urls: ServerUrls = { prometheus, alertmanager };
  const provisioned = await session.step("pulumi up", (step) =>
    provision(step, session, { root, workspace, programs, surroundings, urls, committed: plan }),
  );
  await session.step("servers", (step) => startServers(step, session, { workspace, programs, urls, provisioned }));
  const written = grafanaFilesOf(provisioned.stack.compiled);
  const dashboards = await session.step("dashboards", (step) =>
    showDashboards(step, session, { workspace, grafana: written, url: grafana, env: programs.env }),
  );
  return {
    workspace,
    urls,
    surroundings,
    provisioned,
    context: checkContext(provisioned.stack),
    preview: await previewDashboards(session, provisioned.stack, urls.prometheus),
    ...(dashboards !== undefined && { dashboards }),
  };
}

/** The lesson's validation on a running stack, and a scenario. @throws StepFailed at the first step that does not hold */
export async function walk(session: Session, stage: Stage): Promise<void> {
  const { context, surroundings, provisioned, workspace } = stage;
  const { sinks } = surroundings;
  const hold = (name: string, ids: readonly string[], limit: number, quiet: readonly string[] = []): Promise<undefined> =>
    session.step(name, (step) => holdChecks(step, context, ids, { limit, quiet }));
  await hold("targets", ["prometheus-reachable", "aura-client", "aura-role", "targets-up", "aura-data", "data-fresh"], 30_000, [
    "prometheus-reachable",
    "aura-client",
    "aura-role",
    "aura-data",
  ]);
  const watching = new AbortController();
  session.cleanup.add(() => watching.abort());
  const endGuard = session.guard(watchScrapes(context, watching.signal));
  await hold("metrics", ["metric-families", "recording-rules"], 60_000);
  await hold("rules", ["rules-loaded", "alertmanager-reachable", "alertmanager-config"], 30_000, ["alertmanager-reachable"]);
  const lowered = await session.step("threshold lowered", (step) => lowerThreshold(step, context, provisioned, workspace.files));
  await session.step("alert fired", (step) => seeFiring(step, context, lowered));
  const delivery = await session.step("delivered", (step) => seeDelivered(step, sinks, lowered));
  await session.step("resolved", (step) => seeResolved(step, context, { provisioned, lowered, sinks, delivery }));
  await session.step("scenario", (step) => outOfMemory(step, context, surroundings));
  endGuard();
  watching.abort();
}
