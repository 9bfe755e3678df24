import { dashboards } from "../catalog/dashboards";
import type { Plan, PlannedRemoteWrite } from "../catalog/model";
import type { Gap } from "../compilers/compiled";
import { renderYaml, secretPath } from "../compilers/files/file-sets";
import { secretPlace } from "../compilers/kubernetes/secret-place";
import {
  compileAlerting,
  compileConditions,
  compileDashboard,
  type NewRelicAlerting,
  NEW_RELIC_WRITE,
  operatorRemoteWrite,
} from "../compilers/new-relic";
import { compileRemoteWrite } from "../compilers/prometheus";
import { operatorOptions } from "./compile-operator";
import type { StackConfig } from "./config";
import type { NewRelicConfig } from "./config/new-relic";
import { newRelicOptions } from "./plan/new-relic";

/** What one stack has in New Relic. */
export interface CompiledNewRelic {
  readonly alerting: NewRelicAlerting;
  readonly region: "US" | "EU";
  /** Name of the secret that Pulumi signs in with. */
  readonly userKey: string;
  readonly nerdgraphUrl?: string;
  /** JSON of the dashboard, a page for each of the catalog's. @default none is made */
  readonly dashboard?: string;
  /** What somebody must add to a Prometheus that is not the stack's own, as YAML. @default the stack's own server writes */
  readonly remoteWrite?: string;
}

/** Plan → policies, conditions, muting rules and ways out. @param absolute the absolute path of a directory of the config */
export function compileNewRelic(
  plan: Plan,
  section: NewRelicConfig,
  config: StackConfig,
  absolute: (directory: string) => string,
): CompiledNewRelic {
  const { region, userKey, nerdgraphUrl } = section;
  const options = newRelicOptions(section, plan.contacts);
  const remoteWrite = blockToAdd(plan, config, absolute);
  return {
    alerting: compileAlerting(plan, compileConditions(plan).documents, options),
    region,
    userKey,
    ...(section.dashboards && { dashboard: compileDashboard(dashboards, plan, options).json }),
    ...(nerdgraphUrl !== undefined && { nerdgraphUrl }),
    ...(remoteWrite !== undefined && { remoteWrite: renderYaml(remoteWrite) }),
  };
}

/** The block for a server whose configuration is not the stack's: its file, or its object. */
function blockToAdd(plan: Plan, { prometheus }: StackConfig, absolute: (directory: string) => string): object | undefined {
  const write = plan.remoteWrite.find(({ name }) => name === NEW_RELIC_WRITE);
  if (write === undefined) return undefined;
  if (prometheus.kind === "operator")
    return { spec: { remoteWrite: [operatorRemoteWrite(write, keyIn(write, operatorOptions(plan.stack, prometheus).secret))] } };
  if (prometheus.kind !== "files" || prometheus.mode !== "existing") return undefined;
  return { remote_write: [compileRemoteWrite(plan, write, secretPath(absolute(prometheus.directory), plan.stack))] };
}

const keyIn = ({ auth }: PlannedRemoteWrite, secret: string) => secretPlace(auth?.kind === "bearer" ? auth.credentials : "", secret);

/** The alerts that New Relic cannot say. */
export const gapsInNewRelic = (plan: Plan): readonly Gap[] => compileConditions(plan).gaps;
