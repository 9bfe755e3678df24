import { catalog } from "../../catalog";
import { type Duration, toSeconds } from "../../catalog/model";
import { compileAlertmanager } from "../../compilers/alertmanager";
import { compileRules } from "../../compilers/prometheus";
import { checkContext } from "../../cli/check-context";
import type { LoadedStack } from "../../cli/load-stack";
import { compileStack } from "../../stacks/compile";
import { planStack } from "../../stacks/plan";
import { alertmanagerConfigHash } from "../../toolchain/alertmanager-config-hash";

const NOW = "2026-01-07T09:00:00Z";
type Labels = Readonly<Record<string, string>>;

/** A rule as Prometheus' API has it. Times are seconds, and none where the rule is no alert. */
export interface ServedRule {
  readonly name: string;
  readonly query: string;
  readonly labels: Labels;
  readonly duration?: number;
  readonly keepFiringFor?: number;
  readonly annotations?: Labels;
  readonly health: string;
  readonly lastError: string;
}

/** Everything that the servers of a healthy stack answer; a test changes what it is about. */
export interface World {
  targets: { health: string; lastError: string; labels: Labels }[];
  /** Answers of queries by what they contain. */
  queries: [RegExp, { metric: Labels; value: number }[]][];
  ruleChanges: (rules: ServedRule[]) => unknown[];
  /** What becomes of a group's interval, in seconds. */
  intervals: (seconds: number) => number;
  alertmanagers: string[];
  receivers: string[] | undefined;
  reloaded: number | undefined;
  /** The configuration that Alertmanager runs. */
  loadedConfig: string | undefined;
  failed: string;
  token: [number, string];
  metrics: [number, string];
  down: RegExp | undefined;
}

/** A stack named `prod`. @throws ConfigError */
export function stackOf(input: unknown): LoadedStack {
  const { plan, config } = planStack(input, catalog, { stack: "prod" });
  return { plan, config, compiled: compileStack(plan, config, (directory) => directory) };
}

/** A series for each instance. */
export const instances = ({ plan }: LoadedStack) =>
  plan.instances.map(({ id, projectId }) => ({ metric: { instance_id: id, aura_project: projectId }, value: 3 }));

/** A series for each endpoint. */
export const endpoints = ({ plan }: LoadedStack, value: number) =>
  plan.projects.flatMap(({ id, endpoints }) => endpoints.map((it) => ({ metric: { aura_project: id, aura_endpoint: it.id }, value })));

/** Each metric that a project serves with its granularity. */
export const families = ({ plan }: LoadedStack) =>
  plan.projects.flatMap(({ id, granularity }) =>
    plan.metrics
      .filter((it) => it.granularity === "summary" || granularity === "comprehensive")
      .map(({ name }) => ({ metric: { __name__: name, aura_project: id }, value: 1 })),
  );

/** Each record, and how often it is evaluated. */
export const recorded = ({ plan }: LoadedStack) =>
  compileRules(plan).documents.flatMap(({ groups }) =>
    groups.flatMap(({ rules, interval }) => rules.flatMap((it) => ("record" in it ? [{ record: it.record, interval }] : []))),
  );

/** The world of a stack that has nothing to complain of. */
export function healthy(stack: LoadedStack): World {
  const { plan, config } = stack;
  return {
    targets: plan.projects.flatMap(({ id, endpoints }) =>
      endpoints.map((it) => ({ health: "up", lastError: "", labels: { aura_stack: plan.stack, aura_project: id, aura_endpoint: it.id } })),
    ),
    queries: [
      [/^time\(\)|\(neo4j_aura_cpu_limit/, instances(stack)],
      [/__name__=~"neo4j_/, families(stack)],
      [/last_over_time\(\{__name__/, recorded(stack).map(({ record }) => ({ metric: { __name__: record }, value: 1 }))],
      [/scrape_duration/, endpoints(stack, 0.2)],
      [/notifications_failed_total/, [{ metric: { integration: "slack" }, value: 0 }]],
      [/./, endpoints(stack, 1)],
    ],
    ruleChanges: (rules) => rules,
    intervals: (seconds) => seconds,
    alertmanagers: [config.alertmanager.url],
    receivers: undefined,
    reloaded: 1,
    loadedConfig: checkContext(stack).alertmanagerFile,
    failed: 'alertmanager_notifications_failed_total{integration="slack",reason="clientError"} 0\n',
    token: [200, '{"access_token":"access-token-canary"}'],
    metrics: [401, "User doesn't have access to Metrics resources."],
    down: undefined,
  };
}

/** Answers as Prometheus, Alertmanager or Aura would, whoever is asked. */
export function answer(stack: LoadedStack, world: World, url: string, init?: RequestInit): Response {
  if (world.down?.test(url)) throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });
  const query = init?.body instanceof URLSearchParams ? (init.body.get("query") ?? "") : "";
  const data = (value: unknown): Response => Response.json({ status: "success", data: value });
  const routes: readonly (readonly [RegExp, () => Response])[] = [
    [/status\/buildinfo/, () => data({ version: "3.15.0" })],
    [
      /v1\/targets/,
      () =>
        data({
          activeTargets: world.targets.map((it) => ({ ...it, scrapePool: "p", scrapeUrl: "http://127.0.0.1:18080/m", lastScrape: NOW })),
        }),
    ],
    [
      /v1\/query/,
      () =>
        data({
          resultType: "vector",
          result: (world.queries.find(([sign]) => sign.test(query))?.[1] ?? []).map(({ metric, value }) => ({
            metric,
            value: [0, String(value)],
          })),
        }),
    ],
    [/format_query/, () => data(query.replace(/\s+/g, " "))],
    [/v1\/rules/, () => data({ groups: loadedGroups(stack, world) })],
    [/v1\/alertmanagers/, () => data({ activeAlertmanagers: world.alertmanagers.map((it) => ({ url: `${it}/api/v2/alerts` })) })],
    [/v2\/status/, () => Response.json({ versionInfo: { version: "0.31.1" } })],
    [/v2\/receivers/, () => Response.json((world.receivers ?? receiversOf(stack)).map((name) => ({ name })))],
    [/\/metrics$/, () => metricsPage(world, url)],
    [/oauth\/token/, () => new Response(world.token[1], { status: world.token[0] })],
  ];
  return routes.find(([path]) => path.test(url))?.[1]() ?? new Response("not found", { status: 404 });
}

const receiversOf = ({ plan }: LoadedStack): readonly string[] =>
  compileAlertmanager(plan, (name) => name).config.receivers.map(({ name }) => name);

function metricsPage({ reloaded, loadedConfig, failed, metrics }: World, url: string): Response {
  if (url.includes("/api/v1/")) return new Response(metrics[1], { status: metrics[0] });
  const hash = loadedConfig === undefined ? "" : `alertmanager_config_hash ${alertmanagerConfigHash(loadedConfig).toExponential()}\n`;
  return new Response(`${reloaded === undefined ? "" : `alertmanager_config_last_reload_successful ${reloaded}\n`}${hash}${failed}`);
}

const secondsOf = (duration = "0s"): number => toSeconds(duration as Duration);

function loadedGroups({ plan }: LoadedStack, { ruleChanges, intervals }: World): unknown[] {
  return compileRules(plan).documents.flatMap(({ groups }) =>
    groups.map(({ name, interval, rules }) => ({
      name,
      file: "f",
      interval: intervals(toSeconds(interval as Duration)),
      rules: ruleChanges(
        rules.map((rule) => ({
          type: "alert" in rule ? "alerting" : "recording",
          name: "alert" in rule ? rule.alert : rule.record,
          query: rule.expr,
          labels: rule.labels ?? {},
          ...("alert" in rule && {
            duration: secondsOf(rule.for),
            keepFiringFor: secondsOf(rule.keep_firing_for),
            annotations: rule.annotations,
          }),
          health: "ok",
          lastError: "",
          lastEvaluation: NOW,
        })),
      ),
    })),
  );
}
