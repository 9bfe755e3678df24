import { resolve } from "node:path";

import * as pulumi from "@pulumi/pulumi";

import { catalog } from "../catalog";
import type { BackendGap } from "../compilers/compiled";
import type * as ampTarget from "../components/amp-target";
import { FileSet } from "../components/file-set";
import { FilesTarget } from "../components/files-target";
import type * as grafanaSidecar from "../components/grafana-sidecar";
import type * as grafanaTarget from "../components/grafana-target";
import type * as newRelicComponent from "../components/new-relic";
import { load } from "../components/load";
import type * as pagerDutyComponent from "../components/pagerduty";
import type * as operatorTarget from "../components/operator-target";
import type * as standaloneTarget from "../components/standalone-target";
import type { Lock } from "../inventory/lock";
import { withInventory } from "../inventory/with-inventory";
import {
  type CompiledAmp,
  type CompiledGrafana,
  type CompiledNewRelic,
  type CompiledOperator,
  type CompiledStack,
  type CompiledStandalone,
  compileStack,
} from "./compile";
import type { StackConfigInput } from "./config";
import { withValues } from "./grafana-values";
import { makeCloudwatch } from "./make-cloudwatch";
import { makeDatadog } from "./make-datadog";
import { makeRuler } from "./make-ruler";
import { type PlanOptions, planStack } from "./plan";

/** Arguments of {@link AuraMonitoring}. */
export interface AuraMonitoringArgs {
  /** The typed stack config. It names secrets and holds none. Its ids must be plain values. */
  readonly config: StackConfigInput;
  /** What Aura had when it was last asked (`inventory`): instances that the config does not name are watched under their name in Aura. @default nothing */
  readonly inventory?: Lock;
  /** The value of each secret that the config names. */
  readonly secrets: Readonly<Record<string, pulumi.Input<string>>>;
  /** The kubeconfig of the cluster that `prometheus` is in; a provider of the program's own is not used. @default the one that kubectl would use */
  readonly kubeconfig?: pulumi.Input<string>;
  /** Where the config came from, for its mistakes. @default "the stack config" */
  readonly source?: Pick<PlanOptions, "file" | "origins">;
}

/**
 * Watches an Aura fleet: everything that one stack config asks for, as one component.
 *
 * @throws ConfigError in the constructor, before any child exists, with every mistake of the config at once
 */
export class AuraMonitoring extends pulumi.ComponentResource {
  /** Alerts that a chosen backend cannot express, with the reason. */
  readonly gaps: pulumi.Output<readonly BackendGap[]>;
  /** The folder of each set of files, by what reads it. Empty where none are written. */
  readonly paths: pulumi.Output<Record<string, string>>;
  /** `Kind namespace/name` of each Kubernetes object. Empty where there are none. */
  readonly objects: pulumi.Output<readonly string[]>;
  /** The address of each dashboard, by its name as `fleet`. Empty where Grafana is not asked through its API. */
  readonly dashboards: pulumi.Output<Readonly<Record<string, string>>>;
  /** What somebody else applies, by file name: values for the Helm chart of a Datadog Agent. Empty where there is nothing. */
  readonly documents: pulumi.Output<Readonly<Record<string, string>>>;

  constructor(name: string, args: AuraMonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    const { plan, config } = planStack(args.inventory === undefined ? args.config : withInventory(args.config, args.inventory), catalog, {
      ...args.source,
      stack: pulumi.getStack(),
      knownSecrets: Object.keys(args.secrets),
    });
    const compiled = compileStack(plan, config, (directory) => resolve(pulumi.getRootDirectory(), directory));
    super("aura:monitoring:AuraMonitoring", name, {}, opts);

    for (const { alert, backend, reason } of compiled.gaps) void pulumi.log.warn(`${alert} is left out in ${backend}: ${reason}`, this);
    const told = { ...args, secrets: withPagerDuty(name, compiled, args.secrets, this) };
    const made = makeTarget(name, compiled, told, this);
    if (compiled.cloudwatch !== undefined) makeCloudwatch(name, compiled.cloudwatch, told, this);
    if (compiled.ruler !== undefined) makeRuler(name, compiled.ruler, told.secrets, this);
    const agent = compiled.datadog && makeDatadog(name, plan.stack, compiled.datadog, told.secrets, this);
    if (compiled.newRelic !== undefined) makeNewRelic(name, compiled.newRelic, told.secrets, this);
    if (compiled.amp !== undefined) makeAmp(name, compiled.amp, this);

    this.gaps = pulumi.output(compiled.gaps);
    const shown = compiled.grafana && makeDashboards(name, compiled.grafana, args, this);
    this.paths = pulumi
      .all([made.paths ?? {}, shown?.paths ?? {}, agent?.paths ?? {}])
      .apply((all) => Object.assign({}, ...all) as Record<string, string>);
    this.objects = pulumi.all([made.objects ?? [], shown?.objects ?? []]).apply((all) => all.flat().sort());
    this.dashboards = shown?.dashboards ?? pulumi.output<Record<string, string>>({});
    this.documents = pulumi.output({ ...agent?.documents, ...toAdd(compiled) });
    const { gaps, paths, objects, dashboards, documents } = this;
    this.registerOutputs({ gaps, paths, objects, dashboards, documents });
  }
}

type Made = Partial<Pick<AuraMonitoring, "paths" | "objects" | "dashboards">>;

/** Puts dashboards where Grafana finds them. */
function makeDashboards(name: string, compiled: CompiledGrafana, args: AuraMonitoringArgs, parent: pulumi.Resource): Made {
  switch (compiled.kind) {
    case "files": {
      const { id, ...set } = compiled.set;
      const files = new FileSet(`${name}-${id}`, { ...set, directory: compiled.directory, checks: [...set.checks] }, { parent });
      return { paths: pulumi.output({ [id]: files.path }) };
    }
    case "provider": {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load every SDK, whatever is switched on
      const { GrafanaTarget } = load(() => require("../components/grafana-target") as typeof grafanaTarget, "grafana.kind: provider");
      return new GrafanaTarget(`${name}-grafana`, withValues(compiled.api, args.secrets), { parent });
    }
    case "sidecar": {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- as above
      const { GrafanaSidecar } = load(() => require("../components/grafana-sidecar") as typeof grafanaSidecar, "grafana.kind: sidecar");
      const { facts, objects, context } = compiled;
      const cluster = {
        ...(args.kubeconfig !== undefined && { kubeconfig: args.kubeconfig }),
        ...(context !== undefined && { context }),
      };
      return new GrafanaSidecar(`${name}-grafana`, { facts, objects, ...cluster }, { parent });
    }
  }
}

/** What a Prometheus that is not the stack's own needs to write to New Relic. */
const toAdd = ({ newRelic }: CompiledStack): Readonly<Record<string, string>> =>
  newRelic?.remoteWrite === undefined ? {} : { "new-relic-remote-write.yaml": newRelic.remoteWrite };

/** Services in PagerDuty. @returns the secrets of the program, and the integration keys */
function withPagerDuty(name: string, compiled: CompiledStack, secrets: AuraMonitoringArgs["secrets"], parent: pulumi.Resource) {
  if (compiled.pagerduty === undefined) return secrets;
  const { token, ...args } = compiled.pagerduty;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load every SDK, whatever is switched on
  const { PagerDuty } = load(() => require("../components/pagerduty") as typeof pagerDutyComponent, "pagerduty");
  return { ...secrets, ...new PagerDuty(`${name}-pagerduty`, { ...args, token: secrets[token]! }, { parent }).keys };
}

/** The same alerts in New Relic. */
function makeNewRelic(
  name: string,
  { userKey, ...documents }: CompiledNewRelic,
  secrets: AuraMonitoringArgs["secrets"],
  parent: pulumi.Resource,
) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load every SDK, whatever is switched on
  const { NewRelic } = load(() => require("../components/new-relic") as typeof newRelicComponent, "newRelic");
  new NewRelic(`${name}-new-relic`, { ...documents, userKey: secrets[userKey]!, secrets }, { parent });
}

/** Gives a workspace of Amazon Managed Service for Prometheus the stack's rules. */
function makeAmp(name: string, amp: CompiledAmp, parent: pulumi.Resource): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load every SDK, whatever is switched on
  const { AmpTarget } = load(() => require("../components/amp-target") as typeof ampTarget, "rulesTo.kind: amp");
  new AmpTarget(name, amp, { parent });
}

/** Puts the documents where they live. */
function makeTarget(name: string, compiled: CompiledStack, args: AuraMonitoringArgs, parent: pulumi.Resource): Made {
  switch (compiled.kind) {
    case "files": {
      const { directory, sets, secrets: own } = compiled.files;
      return new FilesTarget(name, { directory, sets, secrets: { set: own.set, values: valuesOf(own.names, args) } }, { parent });
    }
    case "operator": {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load every SDK, whatever is switched on
      const { OperatorTarget } = load(() => require("../components/operator-target") as typeof operatorTarget, "prometheus.kind: operator");
      return new OperatorTarget(name, inCluster(compiled.operator, args), { parent });
    }
    case "standalone": {
      const { StandaloneTarget } = load(
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- as above
        () => require("../components/standalone-target") as typeof standaloneTarget,
        "prometheus.kind: standalone",
      );
      return new StandaloneTarget(name, inCluster(compiled.standalone, args), { parent });
    }
  }
}

/** The values of secrets by their names. */
const valuesOf = (names: readonly string[], { secrets }: AuraMonitoringArgs) => Object.fromEntries(names.map((it) => [it, secrets[it]!]));

/** Documents for a cluster, with the values of their secrets and the way to the cluster. */
function inCluster<T extends CompiledOperator | CompiledStandalone>({ secret, context, ...documents }: T, args: AuraMonitoringArgs) {
  const { kubeconfig } = args;
  return {
    ...documents,
    ...(secret !== undefined && { secret: { manifest: secret.manifest, values: valuesOf(secret.keys, args) } }),
    ...(kubeconfig !== undefined && { kubeconfig }),
    ...(context !== undefined && { context }),
  };
}
