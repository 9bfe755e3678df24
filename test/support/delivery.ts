import type { Plan } from "../../catalog/model";
import { compileAlertmanager, renderAlertmanager } from "../../compilers/alertmanager";
import { type Incident, type Sinks, startSinks } from "../../demo/sinks";
import { eventually, type ListedAlert, type RunningAlertmanager, startAlertmanager, type TestAlert } from "./alertmanager";
import { PROJECT } from "./alertmanager-plan";

type Labels = Readonly<Record<string, string>>;

/** An alert as tests raise it: about CPU, unless `more` says otherwise. */
export interface Raised {
  readonly id: string;
  /** @default critical */
  readonly severity?: string;
  readonly more?: Labels;
  /** Milliseconds since the epoch. @default it fires */
  readonly endsAt?: number;
}

/** When everything began that a test raises, in milliseconds since the epoch. */
export const STARTED = Date.now();

export const labelsOf = ({ id, severity = "critical", more = {} }: Raised): Labels => ({
  alertname: "AuraCpuSaturated",
  aura_alert: "cpu-saturated",
  aura_stack: "prod",
  aura_project: PROJECT,
  environment: "prod",
  instance_id: id,
  severity,
  ...more,
});

export const raised = (it: Raised): TestAlert => ({
  labels: labelsOf(it),
  startsAt: STARTED,
  ...(it.endsAt !== undefined && { endsAt: it.endsAt }),
  annotations: {
    title: "CPU is close to its limit",
    description: `${it.id}: 97% of its CPU & more.`,
    value: "97%",
    instance_name: `name-${it.id}`,
    project_name: "shop",
    runbook_url: "https://runbooks.example/cpu-saturated.md",
  },
});
/** The same, ended just now. */
export const ended = (it: Raised): TestAlert => raised({ ...it, endsAt: Date.now() });

/** A running Alertmanager, and everybody whom it tells. */
export interface Delivery {
  readonly sinks: Sinks;
  readonly server: RunningAlertmanager;
  readonly incidentsOf: (id: string) => readonly Incident[];
  readonly incident: (id: string, status: Incident["status"], where?: (it: Incident) => boolean) => Promise<Incident>;
  /** Waits until an alert with these labels is listed, and is so. */
  readonly listed: (what: string, labels: Labels, is: (it: ListedAlert) => boolean) => Promise<ListedAlert>;
  readonly stop: () => Promise<void>;
}

/** Starts an Alertmanager with the configuration of a plan, and sinks for its contacts. */
async function startDelivery(planFor: (sinks: Sinks) => Plan): Promise<Delivery> {
  const sinks = await startSinks();
  const secrets = {
    oncall: "oncall".padStart(32, "0"),
    lead: "lead".padStart(32, "0"),
    channel: `${sinks.slackUrl}\n`,
    app: "xoxb-token",
    deadman: sinks.heartbeatUrl("deadman"),
  };
  const server = await startAlertmanager(
    (secretFile) => renderAlertmanager(compileAlertmanager(planFor(sinks), secretFile)),
    secrets,
  ).catch(async (error: unknown) => {
    await sinks.stop();
    throw error;
  });
  const incidentsOf: Delivery["incidentsOf"] = (id) => sinks.incidents().filter(({ event }) => event.payload!.component === `name-${id}`);
  return {
    sinks,
    server,
    incidentsOf,
    incident: (id, status, where = () => true) =>
      eventually(`an incident of ${id} is ${status}`, () => incidentsOf(id).find((it) => it.status === status && where(it))),
    listed: (what, labels, is) => eventually(what, async () => (await server.list()).find((it) => hasLabels(it, labels) && is(it))),
    stop: async () => {
      await server.stop();
      await sinks.stop();
    },
  };
}

/** The same for a suite: started before its tests, stopped after them. */
export function deliveryOf(planFor: (sinks: Sinks) => Plan): Omit<Delivery, "stop"> {
  let delivery: Delivery;
  before(async () => {
    delivery = await startDelivery(planFor);
  });
  after(() => delivery?.stop());
  return {
    get sinks() {
      return delivery.sinks;
    },
    get server() {
      return delivery.server;
    },
    incidentsOf: (id) => delivery.incidentsOf(id),
    incident: (...args) => delivery.incident(...args),
    listed: (...args) => delivery.listed(...args),
  };
}

/** An escalation has the labels of its original, too. */
const hasLabels = (it: ListedAlert, labels: Labels): boolean =>
  Object.entries(labels).every(([name, value]) => it.labels[name] === value) && it.labels.escalation === labels.escalation;
