import type { Plan } from "../catalog/model";
import { type BackendGap, type Gap, gapsIn } from "../compilers/compiled";
import { compileRules } from "../compilers/prometheus";
import { type CompiledCloudwatch, compileCloudwatch } from "./compile-cloudwatch";
import { type CompiledAmp, compileForAmp } from "./compile-amp";
import { type CompiledDatadog, compileDatadog } from "./compile-datadog";
import { type CompiledFiles, compileFiles } from "./compile-files";
import { type CompiledGrafana, type CompiledGrafanaFiles, compileGrafana } from "./compile-grafana";
import { type CompiledNewRelic, compileNewRelic } from "./compile-new-relic";
import { type CompiledPagerDuty, compilePagerDuty } from "./compile-pagerduty";
import { type CompiledOperator, compileForOperator } from "./compile-operator";
import { type CompiledRuler, compileForRuler } from "./compile-ruler";
import { type CompiledStandalone, compileForStandalone } from "./compile-standalone";
import type { StackConfig } from "./config";
import { gapsOfVendors } from "./vendors";

export type { CompiledCloudwatch, CompiledCollector } from "./compile-cloudwatch";
export type { CompiledAmp } from "./compile-amp";
export type { CompiledDatadog } from "./compile-datadog";
export type { CompiledFiles, FileReload } from "./compile-files";
export type { CompiledGrafana, CompiledGrafanaApi, CompiledGrafanaFiles, CompiledGrafanaSidecar } from "./compile-grafana";
export type { CompiledNewRelic } from "./compile-new-relic";
export type { CompiledPagerDuty } from "./compile-pagerduty";
export type { CompiledOperator } from "./compile-operator";
export type { CompiledRuler, ServiceAuth, TenantService } from "./compile-ruler";
export type { CompiledStandalone } from "./compile-standalone";

/** Everything that one stack puts somewhere, and what it had to leave out. */
export type CompiledStack = {
  readonly gaps: readonly BackendGap[];
  readonly grafana?: CompiledGrafana;
  readonly cloudwatch?: CompiledCloudwatch;
  readonly datadog?: CompiledDatadog;
  readonly newRelic?: CompiledNewRelic;
  readonly pagerduty?: CompiledPagerDuty;
  /** Present where a ruler evaluates the rules, in place of what scrapes. */
  readonly ruler?: CompiledRuler;
  /** The same in a workspace of Amazon Managed Service for Prometheus. */
  readonly amp?: CompiledAmp;
} & (
  | { readonly kind: "files"; readonly files: CompiledFiles }
  | { readonly kind: "operator"; readonly operator: CompiledOperator }
  | { readonly kind: "standalone"; readonly standalone: CompiledStandalone }
);

/**
 * Plan → documents: the one composition that `up`, `check` and `render` share. Pure.
 *
 * @param absolute the absolute path of a directory of the config: a relative one belongs to the Pulumi project
 */
export function compileStack(plan: Plan, config: StackConfig, absolute: (directory: string) => string): CompiledStack {
  const { prometheus, grafana, cloudwatch, datadog, newRelic, pagerduty } = config;
  const ofVendors = gapsOfVendors(plan, config);
  const dashboards = grafana && { grafana: compileGrafana(plan, config, grafana, absolute) };
  const vendors = {
    ...(pagerduty && { pagerduty: compilePagerDuty(plan.stack, pagerduty) }),
    ...(cloudwatch && { cloudwatch: compileCloudwatch(plan, cloudwatch, absolute) }),
    ...(datadog && { datadog: compileDatadog(plan, config, datadog, absolute) }),
    ...(newRelic && { newRelic: compileNewRelic(plan, newRelic, config, absolute) }),
  };
  switch (prometheus.kind) {
    case "files": {
      const files = compileFiles(plan, config, prometheus, absolute(prometheus.directory));
      const { gaps, ...ruler } = evaluated(plan, config);
      return { kind: "files", gaps: [...gapsIn("prometheus", gaps), ...ofVendors], files, ...ruler, ...dashboards, ...vendors };
    }
    case "operator": {
      const { operator, gaps, measured } = compileForOperator(plan, config, prometheus);
      const { gaps: more, ...ruler } = config.rulesTo === undefined ? { gaps: [] } : evaluated(measured, config);
      return {
        kind: "operator",
        gaps: [...gapsIn("prometheus", [...gaps, ...more]), ...ofVendors],
        operator,
        ...ruler,
        ...dashboards,
        ...vendors,
      };
    }
    case "standalone": {
      const { standalone, gaps } = compileForStandalone(plan, config, prometheus);
      return { kind: "standalone", gaps: [...gapsIn("prometheus", gaps), ...ofVendors], standalone, ...dashboards, ...vendors };
    }
  }
}

/** What cannot be said as rules, and what a ruler gets where one evaluates them. */
function evaluated(plan: Plan, config: StackConfig): { readonly gaps: readonly Gap[] } & Pick<CompiledStack, "ruler" | "amp"> {
  const { rulesTo } = config;
  switch (rulesTo?.kind) {
    case "mimir":
      return compileForRuler(plan, config, rulesTo);
    case "amp":
      return compileForAmp(plan, rulesTo);
    case undefined:
      return { gaps: compileRules(plan).gaps };
  }
}

/** The files of a stack. @throws Error for a stack that writes none */
export function filesOf(compiled: CompiledStack): CompiledFiles {
  if (compiled.kind !== "files") throw new Error(`a stack of kind ${compiled.kind} writes no files`);
  return compiled.files;
}

/** The files that a Grafana is provisioned from. @throws Error for a stack that writes none */
export function grafanaFilesOf({ grafana }: CompiledStack): CompiledGrafanaFiles {
  if (grafana?.kind !== "files")
    throw new Error(`a stack with ${grafana === undefined ? "no Grafana" : `grafana.kind: ${grafana.kind}`} writes no files for it`);
  return grafana;
}
