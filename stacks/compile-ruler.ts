import type { Plan } from "../catalog/model";
import { compileAlertmanager } from "../compilers/alertmanager";
import type { Gap } from "../compilers/compiled";
import {
  compileTenantAlertmanager,
  evaluatedElsewhere,
  type GroupText,
  madeFor,
  markValue,
  namespaceOf,
  renderGroups,
  type TenantAlertmanager,
} from "../compilers/mimir";
import { compileRules } from "../compilers/prometheus";
import type { MimirConfig } from "./config/rules-to";
import { secretReferences } from "./plan/secret-names";
import type { StackConfig } from "./config";

/** A service that speaks to one tenant, and the names of the secrets that it is sent. */
export interface TenantService {
  readonly url: string;
  readonly path: string;
  readonly tenant?: string;
  readonly auth?: ServiceAuth;
}

/** How a request proves who sends it; passwords and tokens are names of secrets. */
export type ServiceAuth =
  { readonly kind: "basic"; readonly username: string; readonly password: string } | { readonly kind: "bearer"; readonly token: string };

/** Rule groups for a ruler, and what its Alertmanager is to do. */
export interface CompiledRuler {
  readonly service: TenantService;
  readonly namespace: string;
  readonly groups: readonly GroupText[];
  /** Absent where another Alertmanager tells people. */
  readonly alertmanager?: TenantAlertmanager & {
    readonly service: TenantService;
    /** First line of the configuration: says whose it is. */
    readonly owner: string;
    /** Names of the secrets whose marks are in it. */
    readonly secrets: readonly string[];
  };
}

/** Plan → what the ruler of `rulesTo` and its Alertmanager get, and the alerts that have no meaning there. */
export function compileForRuler(
  plan: Plan,
  config: StackConfig,
  rulesTo: MimirConfig,
): { readonly gaps: readonly Gap[]; readonly ruler: CompiledRuler } {
  const said = evaluatedElsewhere(plan);
  const { documents, gaps } = compileRules(said.plan);
  const alertmanager = alertmanagerOf(plan, config, rulesTo);
  return {
    gaps: [...said.gaps, ...gaps],
    ruler: {
      service: serviceOf(rulesTo, rulesTo.url, rulesTo.path, rulesTo.tenant),
      namespace: namespaceOf(plan.stack),
      groups: renderGroups(documents),
      ...(alertmanager !== undefined && { alertmanager }),
    },
  };
}

function alertmanagerOf(plan: Plan, config: StackConfig, { alertmanager: own, ...ruler }: MimirConfig): CompiledRuler["alertmanager"] {
  if (own.kind === "elsewhere") return undefined;
  const credentials = own.token === undefined && own.password === undefined ? ruler : own;
  const contacts = secretReferences(config).filter(({ path }) => path.startsWith("contacts."));
  return {
    ...compileTenantAlertmanager(plan.stack, compileAlertmanager(plan, markValue)),
    service: serviceOf(credentials, own.url ?? ruler.url, own.path, ruler.tenant),
    owner: madeFor(plan.stack),
    secrets: [...new Set(contacts.flatMap(({ to }) => (to.kind === "named" ? [to.name] : [])))].sort(),
  };
}

type Credentials = Pick<MimirConfig, "username" | "password" | "token">;

function serviceOf({ username, password, token }: Credentials, url: string, path: string, tenant: string | undefined): TenantService {
  const basic = username === undefined || password === undefined ? undefined : ({ kind: "basic", username, password } as const);
  const auth = token === undefined ? basic : ({ kind: "bearer", token } as const);
  return { url, path, ...(tenant !== undefined && { tenant }), ...(auth !== undefined && { auth }) };
}
