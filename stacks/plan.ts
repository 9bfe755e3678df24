import type { Plan } from "../catalog/model";
import { IDENTITY, type Source, type StackConfig } from "./config";
import { salvage } from "./input/salvage";
import { withOrigin } from "./input/merge";
import { ConfigError } from "./mistakes/config-error";
import type { Mistake } from "./mistakes/mistake";
import { resolveAlerts } from "./plan/alerts";
import { resolveCalendars } from "./plan/calendars";
import { reportCloudwatchMistakes, reportTaskSize } from "./plan/cloudwatch";
import { resolveContacts } from "./plan/contacts";
import { reportUncovered } from "./plan/coverage";
import { reportDatadog } from "./plan/datadog";
import type { Catalog, Draft } from "./plan/draft";
import { resolveInstances, resolveProjects } from "./plan/fleet";
import { reportGaps } from "./plan/gaps";
import { reportDataSource } from "./plan/data-source";
import { reportGrafanaMistakes } from "./plan/grafana";
import { resolveLinks } from "./plan/links";
import { resolveMaintenance } from "./plan/maintenance";
import { measuredMetrics, measuredRecords } from "./plan/measured";
import { reportPagerDuty } from "./plan/pagerduty";
import { reportNewRelic, withNewRelic } from "./plan/new-relic";
import { reportMode } from "./plan/prometheus-mode";
import { resolveRemoteWrite } from "./plan/remote-write";
import { resolveRetention } from "./plan/retention";
import { resolveRhythm } from "./plan/rhythm";
import { resolveRoutes } from "./plan/routes";
import { reportUnsetSecrets } from "./plan/secret-names";
import { reportRulesTo } from "./plan/rules-to";
import { reportScrapeRoom } from "./plan/standalone";
import { reportTargetMistakes } from "./plan/target";
import { resolveThresholds } from "./plan/thresholds";
import { resolveWatcher } from "./plan/watcher";

export type { Catalog } from "./plan/draft";

/** What a plan needs beside its config. */
export interface PlanOptions extends Source {
  /** Pulumi's name of the stack: its identity where the config gives none. @default the environment */
  readonly stack?: string;
  /** Names of the secrets that have a value. Without it names are not looked up. */
  readonly knownSecrets?: readonly string[];
}

/**
 * Reads a config as people write it and fills in the plan.
 * @throws ConfigError with every mistake at once: what the schema refuses, and what only the catalog and the rest of the config show
 */
export function planStack(
  input: unknown,
  catalog: Catalog,
  options: PlanOptions = {},
): { readonly plan: Plan; readonly config: StackConfig } {
  const { config, refused, document } = salvage(input);
  const broken = new Set(refused.map(({ path }) => String(path[0])));
  const { plan, mistakes } = draftPlan(config, catalog, broken, document, options);
  const followUps = (it: Mistake): boolean => refused.some(({ path, mistake }) => path.length === 0 || isWithin(mistake.path, it.path));
  throwMistakes([...(options.strays ?? []), ...refused.map(({ mistake }) => mistake), ...mistakes.filter((it) => !followUps(it))], options);
  return { plan, config };
}

/** What is missing around a value that was refused may only be missing because of it. */
const isWithin = (path: string, outer: string): boolean => path.startsWith(outer) && /^([.[]|$)/.test(path.slice(outer.length));

/**
 * Fills in a plan: every default and every override applied. Pure: same input, same plan.
 * @throws ConfigError with every mistake at once
 */
export function resolvePlan(config: StackConfig, catalog: Catalog, options: PlanOptions = {}): Plan {
  const { plan, mistakes } = draftPlan(config, catalog, new Set(), config, options);
  throwMistakes(mistakes, options);
  return plan;
}

function throwMistakes(mistakes: readonly Mistake[], { file = "the stack config", origins }: PlanOptions): void {
  if (mistakes.length > 0)
    throw new ConfigError(
      mistakes.map((it) => withOrigin(it, origins, file)),
      file,
    );
}

function draftPlan(
  config: StackConfig,
  catalog: Catalog,
  broken: ReadonlySet<string>,
  document: unknown,
  { stack, knownSecrets }: PlanOptions,
) {
  const mistakes: Mistake[] = [];
  const draft: Draft = { config, catalog, broken, document, report: (mistake) => void mistakes.push(mistake) };
  if (Object.keys(config.aura.projects).length === 0 && !broken.has("aura")) {
    draft.report({
      path: "aura.projects",
      problem: "names no project",
      fix: "add the Aura project to watch, with id, clientId, clientSecret and instances",
    });
  }
  if (knownSecrets !== undefined) reportUnsetSecrets(draft, knownSecrets);
  const identity = identityOf(draft, stack);
  reportTargetMistakes(draft, identity);
  reportPagerDuty(draft, knownSecrets);
  reportMode(draft);
  reportRulesTo(draft);
  reportCloudwatchMistakes(draft);
  const plan = fillIn(draft, identity);
  reportGaps(plan, draft);
  reportTaskSize(plan, draft);
  reportScrapeRoom(plan, draft);
  reportDatadog(plan, draft);
  return { plan, mistakes };
}

function identityOf({ config, report }: Draft, stack: string | undefined): string {
  if (config.identity === undefined && stack !== undefined && !IDENTITY.test(stack)) {
    report({
      path: "identity",
      problem: `is missing, and the stack's name, ${stack}, cannot be part of file and job names`,
      fix: "set identity: small letters, digits and dashes",
    });
  }
  return config.identity ?? stack ?? config.environment.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

function fillIn(draft: Draft, stack: string): Plan {
  const { environment, aura } = draft.config;
  const rhythm = resolveRhythm(draft);
  const fleet = { projects: resolveProjects(draft), instances: resolveInstances(draft) };
  const alerts = resolveAlerts(draft, rhythm.interval);
  const contacts = resolveContacts(draft);
  const routing = resolveRoutes(contacts, fleet, draft);
  reportUncovered(alerts, routing.routes, fleet, draft);
  const maintenance = resolveMaintenance(draft);
  reportDataSource(draft, stack);
  reportGrafanaMistakes(draft, stack);
  reportNewRelic(draft, contacts);
  const plan: Plan = {
    stack,
    environment,
    metricsUrl: aura.metricsUrl,
    tokenUrl: aura.tokenUrl,
    ...fleet,
    ...rhythm,
    metrics: measuredMetrics(draft),
    records: measuredRecords(draft),
    alerts,
    thresholds: resolveThresholds(alerts, fleet.instances, draft),
    watcher: resolveWatcher(draft, stack),
    contacts,
    ...routing,
    calendars: [...resolveCalendars(draft), ...maintenance.calendars],
    maintenance: maintenance.windows,
    remoteWrite: resolveRemoteWrite(draft),
    watched: [],
    retention: resolveRetention(draft.config),
    links: resolveLinks(draft, stack),
  };
  return withNewRelic(plan, draft.config.newRelic);
}
