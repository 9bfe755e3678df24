import { ask } from "../../../cli/servers/ask";
import { type Prometheus, prometheusAt } from "../../../cli/servers/prometheus";
import type { Simulator } from "../../../demo/simulator";
import { eventually } from "../../e2e/harness/eventually";
import type { Kubelet } from "../../support/kubelet";

/** The servers of a stack in standalone mode, as they run; each by its number. */
export interface StandaloneServers {
  readonly prometheus: (at: number) => Prometheus;
  /** How long and how much a Prometheus keeps, in its own words. */
  readonly kept: (at: number) => Promise<string>;
  /** Alerts that an Alertmanager has, each as its id and instance. */
  readonly alerts: (at: number) => Promise<readonly string[]>;
  /** The configuration that an Alertmanager has loaded. */
  readonly loaded: (at: number) => Promise<string>;
  /** Waits until an Alertmanager has so many members. */
  readonly seePeers: (at: number, count: number) => Promise<void>;
  /** Silences nothing that there is. @param comment by which it is known */
  readonly silence: (at: number, comment: string) => Promise<void>;
  /** Comments of the silences that hold. */
  readonly silences: (at: number) => Promise<readonly string[]>;
  /** What two replicas cost Aura. */
  readonly load: (simulator: Simulator, instance: string) => Promise<AuraLoad>;
}

/** What was asked of Aura. */
export interface AuraLoad {
  readonly requests: number;
  /** Answers that were made anew: samples carry the time at which Aura computed them. */
  readonly computed: number;
  /** From the first to the last of them. */
  readonly seconds: number;
}

interface Status {
  readonly cluster: { readonly status: string; readonly peers: readonly object[] };
  readonly config: { readonly original: string };
}

interface Silence {
  readonly comment: string;
  readonly status: { readonly state: string };
}

/** The servers of a stack. */
export function standaloneServers(stack: string, kubelet: Kubelet): StandaloneServers {
  const urlOf = (kind: "prometheus" | "alertmanager", at: number): string =>
    `http://${kubelet.pod(`aura-${stack}-${kind}-${at}`).address}:${kind === "prometheus" ? 9090 : 9093}`;
  const alertmanager = async (at: number, path: string, init?: RequestInit): Promise<unknown> => {
    const { status, text } = await ask({ server: "Alertmanager", url: urlOf("alertmanager", at) }, `/api/v2/${path}`, init);
    if (status !== 200) throw new Error(`Alertmanager ${at} answers ${status}: ${text}`);
    return JSON.parse(text) as unknown;
  };
  const statusOf = async (at: number): Promise<Status> => (await alertmanager(at, "status")) as Status;
  return {
    prometheus: (at) => prometheusAt(urlOf("prometheus", at)),
    kept: async (at) => {
      const { text } = await ask({ server: "Prometheus", url: urlOf("prometheus", at) }, "/api/v1/status/runtimeinfo");
      return (JSON.parse(text) as { readonly data: { readonly storageRetention: string } }).data.storageRetention;
    },
    alerts: async (at) =>
      ((await alertmanager(at, "alerts")) as readonly { readonly labels: Readonly<Record<string, string>> }[]).map(
        ({ labels }) => `${labels.aura_alert} ${labels.instance_id ?? ""}`,
      ),
    loaded: async (at) => (await statusOf(at)).config.original,
    seePeers: async (at, count) => {
      const look = async () => (await statusOf(at)).cluster;
      const isThere = async () => {
        const { status, peers } = await look();
        return status === "ready" && peers.length === count;
      };
      await eventually(`Alertmanager ${at} has ${count} members`, isThere, look);
    },
    silence: async (at, comment) => {
      const headers = { "content-type": "application/json" };
      await alertmanager(at, "silences", { method: "POST", headers, body: JSON.stringify(silenceOf(comment)) });
    },
    silences: async (at) =>
      ((await alertmanager(at, "silences")) as readonly Silence[])
        .filter(({ status }) => status.state === "active")
        .map(({ comment }) => comment),
    load: async (simulator, instance) => {
      const times = await Promise.all([0, 1].map((at) => sampleTimes(urlOf("prometheus", at), instance)));
      const computed = [...new Set(times.flat())].sort((a, b) => a - b);
      const requests = Object.entries(simulator.counts().endpoints).filter(([path]) => path.endsWith("/metrics"));
      return {
        requests: requests.reduce((sum, [, it]) => sum + it.requests, 0),
        computed: computed.length,
        seconds: Math.round((computed.at(-1) ?? 0) - (computed[0] ?? 0)),
      };
    },
  };
}

const silenceOf = (comment: string): object => ({
  matchers: [{ name: "alertname", value: "Nothing", isRegex: false, isEqual: true }],
  startsAt: new Date().toISOString(),
  endsAt: new Date(Date.now() + 3_600_000).toISOString(),
  createdBy: "test",
  comment,
});

/** Seconds since the epoch of every sample of an instance. */
async function sampleTimes(url: string, instance: string): Promise<readonly number[]> {
  const query = encodeURIComponent(`neo4j_aura_cpu_usage{instance_id="${instance}"}[1h]`);
  const { text } = await ask({ server: "Prometheus", url }, `/api/v1/query?query=${query}`);
  const { data } = JSON.parse(text) as {
    readonly data: { readonly result: readonly { readonly values: readonly (readonly [number, string])[] }[] };
  };
  return data.result.flatMap(({ values }) => values.map(([time]) => time));
}
