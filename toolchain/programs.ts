import { alertmanager } from "./distributions/alertmanager";
import { dashboardLinter } from "./distributions/dashboard-linter";
import { datadogCheck } from "./distributions/datadog-check";
import { etcd } from "./distributions/etcd";
import { kubernetes } from "./distributions/kubernetes";
import { kwok } from "./distributions/kwok";
import { mimir } from "./distributions/mimir";
import { moto } from "./distributions/moto";
import { openTelemetryCollector } from "./distributions/opentelemetry-collector";
import { pint } from "./distributions/pint";
import * as plugins from "./distributions/plugins";
import { prometheus } from "./distributions/prometheus";
import { prometheusOperator } from "./distributions/prometheus-operator";
import { pulumi, pulumiLanguageNodejs } from "./distributions/pulumi";
import type { Distribution, Program } from "./program";

const core = [pulumi, pulumiLanguageNodejs, prometheus, alertmanager, pint] as const;
const cluster = [etcd, kubernetes, kwok, prometheusOperator, mimir] as const;
const vendors = [datadogCheck, moto, openTelemetryCollector] as const;
const more = [dashboardLinter, ...Object.values(plugins)] as const;

/** The name of a program that the toolchain knows. */
export type ProgramName = (typeof core | typeof cluster | typeof vendors | typeof more)[number]["programs"][number]["name"];

/** Every distribution, what the demo and the tests always need first. */
export const distributions: readonly Distribution[] = Object.freeze([...core, ...cluster, ...vendors, ...more]);

const namesOf = (of: readonly Distribution[]) => of.flatMap(({ programs }) => programs.map(({ name }) => name as ProgramName));

/** What the demo and the tests always need. */
export const corePrograms: readonly ProgramName[] = Object.freeze(namesOf(core));

/** What only tests need: a Kubernetes cluster with the Prometheus Operator, and Mimir. */
export const clusterPrograms: readonly ProgramName[] = Object.freeze(namesOf(cluster));

/** What only tests of the other backends need: the real program that reads what is compiled for a vendor. */
export const vendorPrograms: readonly ProgramName[] = Object.freeze(namesOf(vendors));

/** Every program, the core ones first. */
export const programNames: readonly ProgramName[] = Object.freeze(namesOf(distributions));

/** A program together with what it is released in. */
export interface KnownProgram {
  readonly program: Program;
  readonly distribution: Distribution;
}

/** Looks a program up. @throws when the toolchain doesn't know the name; the message lists those it does */
export function knownProgram(name: string): KnownProgram {
  for (const distribution of distributions) {
    const program = distribution.programs.find((candidate) => candidate.name === name);
    if (program) return { program, distribution };
  }
  throw new Error(`The toolchain knows no program ${JSON.stringify(name)}. It knows: ${programNames.join(", ")}.`);
}
