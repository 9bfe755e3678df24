import { readFile } from "node:fs/promises";
import { secretPath } from "../compilers/files/file-sets";
import type { CheckContext } from "./checks/check";
import { type Probe, probe } from "./diagnosis/probe";
import type { LoadedStack } from "./load-stack";
import { alertmanagerAt } from "./servers/alertmanager";
import type { Login } from "./servers/login";
import { prometheusAt } from "./servers/prometheus";

/** Addresses that differ from those in the stack config, as seen from here, and how one gets in. */
export interface Addresses {
  readonly prometheus?: string;
  readonly alertmanager?: string;
  /** What Prometheus, or a proxy before it, asks for. @default nothing */
  readonly prometheusLogin?: Login;
  /** The same of Alertmanager. */
  readonly alertmanagerLogin?: Login;
}

/** Everything that the checks of a stack look at. Nothing is asked yet. */
export function checkContext({ plan, config, compiled }: LoadedStack, addresses: Addresses = {}): CheckContext {
  const probes = new Map<string, Promise<Probe>>();
  const secretFile = compiled.kind === "files" ? secretPath(compiled.files.directory, plan.stack) : undefined;
  return {
    plan,
    prometheus: prometheusAt(addresses.prometheus ?? config.prometheus.url, addresses.prometheusLogin),
    alertmanager: alertmanagerAt(addresses.alertmanager ?? config.alertmanager.url, addresses.alertmanagerLogin),
    ...knownAlertmanagers(config, compiled),
    ...wholeConfiguration(config, compiled),
    now: () => new Date(),
    probe: (endpoint) => {
      // One token for all checks: token requests are rate-limited.
      const asked = probes.get(endpoint) ?? probeEndpoint(plan, endpoint, secretFile);
      probes.set(endpoint, asked);
      return asked;
    },
  };
}

/** Under which addresses Prometheus must know them; an operator gives it those of pods, which nobody else knows. */
function knownAlertmanagers(
  { alertmanager }: LoadedStack["config"],
  compiled: LoadedStack["compiled"],
): Pick<CheckContext, "alertmanagers"> {
  switch (compiled.kind) {
    case "files":
      return { alertmanagers: [alertmanager.url, ...alertmanager.peers] };
    case "operator":
      return {};
    case "standalone":
      return { alertmanagers: compiled.standalone.alertmanagers };
  }
}

/** What an own Alertmanager is started on. */
function wholeConfiguration(
  { alertmanager }: LoadedStack["config"],
  compiled: LoadedStack["compiled"],
): Pick<CheckContext, "alertmanagerFile"> {
  if (compiled.kind !== "files" || alertmanager.mode !== "own") return {};
  const text = compiled.files.sets.find(({ id }) => id === "alertmanager")?.files["alertmanager.yml"];
  return text === undefined ? {} : { alertmanagerFile: text };
}

async function probeEndpoint(plan: LoadedStack["plan"], id: string, secretFile: ((name: string) => string) | undefined): Promise<Probe> {
  const project = plan.projects.find(({ endpoints }) => endpoints.some((it) => it.id === id));
  const path = project?.endpoints.find((it) => it.id === id)?.path;
  if (project === undefined || path === undefined) return { kind: "unavailable", why: `no endpoint ${id} in the config` };
  if (secretFile === undefined) return { kind: "unavailable", why: "the client secret is in the cluster, and is not read from there" };
  const secret = await readFile(secretFile(project.clientSecret), "utf8").catch(() => undefined);
  if (secret === undefined) return { kind: "unavailable", why: "the client secret cannot be read from here" };
  return probe({
    tokenUrl: plan.tokenUrl,
    metricsUrl: `${plan.metricsUrl.replace(/\/+$/, "")}${path}`,
    clientId: project.clientId,
    clientSecret: secret.trim(),
  });
}
