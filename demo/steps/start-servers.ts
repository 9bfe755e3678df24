import { join } from "node:path";
import { filesOf } from "../../stacks/compile";
import { ask } from "../../cli/servers/ask";
import { ServerUnreachable } from "../../cli/servers/server-unreachable";
import { type Running, startProcess } from "../processes/start-process";
import type { Done, Session, Step } from "../session";
import type { ServerUrls } from "../stack/demo-config";
import { StepFailed } from "../step-failed";
import { waitFor } from "../wait";
import type { Workspace } from "../workspace";
import type { Provisioned } from "./provision";
import type { Programs } from "./find-programs";

/** What starting takes. */
export interface Starting {
  readonly workspace: Workspace;
  readonly programs: Programs;
  readonly urls: ServerUrls;
  readonly provisioned: Provisioned;
}

/** Milliseconds until a server must answer. */
const READY_WITHIN = 30_000;

/** Starts Prometheus and Alertmanager on what `pulumi up` wrote. From now on the demo fails when one of them ends. */
export async function startServers(
  step: Step,
  session: Session,
  { workspace, programs, urls, provisioned }: Starting,
): Promise<Done<readonly Running[]>> {
  const { plan, compiled } = provisioned.stack;
  const setOf = (id: string): string => join(workspace.files, filesOf(compiled).sets.find((set) => set.id === id)!.set);
  const start = async (name: "prometheus" | "alertmanager", args: readonly string[]): Promise<Running> => {
    const running = await startProcess({
      name,
      file: programs.paths[name],
      args,
      env: programs.env,
      log: join(workspace.logs, `${name}.log`),
    });
    session.cleanup.add(running.stop, running.kill);
    session.guard(running.ended.then((ending) => Promise.reject(ended(running, ending.signal, ending.code))));
    session.screen.detail(`${name} pid ${running.pid} ${urls[name]}`);
    return running;
  };
  const servers = [
    await start("alertmanager", alertmanagerArgs(join(setOf("alertmanager"), "alertmanager.yml"), workspace, urls)),
    await start("prometheus", prometheusArgs(join(setOf("prometheus"), "prometheus.yml"), workspace, urls, plan.interval)),
  ];
  for (const { name } of servers) await ready(name, urls[name as keyof ServerUrls], step);
  return { facts: "prometheus and alertmanager run on what it wrote", value: servers };
}

const alertmanagerArgs = (config: string, { data }: Workspace, urls: ServerUrls): readonly string[] => [
  `--config.file=${config}`,
  `--storage.path=${join(data, "alertmanager")}`,
  `--web.listen-address=${new URL(urls.alertmanager).host}`,
  "--cluster.listen-address=",
];

/** @param interval seconds between two evaluations: changed files are looked for as often */
const prometheusArgs = (config: string, { data }: Workspace, urls: ServerUrls, interval: number): readonly string[] => [
  `--config.file=${config}`,
  `--storage.tsdb.path=${join(data, "prometheus")}`,
  `--web.listen-address=${new URL(urls.prometheus).host}`,
  "--config.auto-reload",
  `--config.auto-reload-interval=${interval}s`,
];

async function ready(name: string, url: string, { progress, signal }: Step): Promise<void> {
  progress(`waiting for ${name} …`);
  const answers = (): Promise<true | undefined> =>
    ask({ server: name, url }, "/-/ready").then(
      ({ status }) => (status === 200 ? true : undefined),
      (error: unknown) => (error instanceof ServerUnreachable ? undefined : Promise.reject(error as Error)),
    );
  if (await waitFor(answers, { signal, limit: READY_WITHIN })) return;
  throw new StepFailed({
    what: `${name} does not get ready`,
    details: [url],
    cause: `It did not answer within ${READY_WITHIN / 1_000} s.`,
    fix: "Run the demo with --keep and look at its log.",
  });
}

function ended({ name, lastWords }: Running, signal: NodeJS.Signals | null, code: number | null): StepFailed {
  const killed = signal !== null;
  return new StepFailed(
    {
      what: `${name} ended while the demo needed it`,
      details: killed ? [`ended by ${signal}`] : [`ended with status ${code}`, ...lastWords(3)],
      cause: killed
        ? `Something outside of the demo killed ${name}: a person, or the system for lack of memory.`
        : `${name} gave up for the reason above.`,
      fix: killed
        ? "Free memory if there is little, and run the demo again; with --keep its log stays."
        : "Remove that reason and run the demo again; with --keep its log stays.",
    },
    name === "prometheus" ? "prometheus-reachable" : "alertmanager-reachable",
  );
}
