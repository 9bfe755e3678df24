import { stringify } from "yaml";

import { compileAlertmanager, renderAlertmanager } from "../../compilers/alertmanager";
import { renderManifests } from "../../compilers/kubernetes/render-manifests";
import { alertFiles, compileAlerts } from "../../compilers/prometheus/alert-rules";
import { compileStack } from "../../stacks/compile";
import { planStack } from "../../stacks/plan";
import { alert } from "../compiled/alert";
import { planOf } from "../rules/harness/plan";
import { changed } from "../stack-config/small-config";
import { smallCatalog } from "../stack-config/small-catalog";
import { plannedAlerts, planWith, route } from "../support/alertmanager-plan";
import { messageDocuments, messages } from "./messages";

/** Texts by path. */
export type Documents = Readonly<Record<string, string>>;

const TWO = ["cpu-saturated", "endpoint-down"];

/**
 * What is kept whole, a folder each: of two or three alerts, small enough to be read, so that adding an alert rewrites none; and what people
 * read of every alert, where adding one adds its lines.
 */
export const GOLDENS = {
  rules: threeAlerts,
  alertmanager: () => renderAlertmanager(compileAlertmanager(smallPlan, (name) => `/run/secrets/${name}`)),
  operator: () => manifests({ kind: "operator", release: "kube-prometheus-stack" }),
  standalone: () => manifests({ kind: "standalone", network: { readers: ["ingress-nginx"] }, ingress: INGRESS }),
  messages: async () => messageDocuments(await messages()),
} satisfies Readonly<Record<string, () => Documents | Promise<Documents>>>;

const INGRESS = { prometheus: "prometheus.example.com", tls: "certificate", authentication: { kind: "basic", secret: "people" } };

/** One about a value, one about an absence, one about an endpoint; each with its critical severity alone. */
function threeAlerts(): Documents {
  const plan = planOf([alert("cpu-saturated"), alert("instance-missing"), alert("endpoint-down")], 60);
  const groups = alertFiles(plan, compileAlerts(plan).documents)
    .flatMap((file) => file.groups)
    .map((group) => ({ ...group, rules: group.rules.filter((it) => !("alert" in it) || it.labels["severity"] === "critical") }));
  return { "three-alerts.yml": stringify(groups, { lineWidth: 0 }) };
}

/** One contact of two kinds, escalation, one heartbeat. */
const smallPlan = planWith({
  alerts: plannedAlerts.filter(({ id }) => TWO.includes(id)),
  routes: [
    route({ severity: ["emergency", "critical"] }, ["oncall", "channel"], {
      escalate: { after: "30m", to: ["lead"] },
      groupWait: "30s",
      groupInterval: "5m",
      repeat: "4h",
    }),
    route({ severity: ["warning", "info"] }, ["channel"], { quietDuring: "nights", groupWait: "30s", groupInterval: "5m", repeat: "1d" }),
  ],
  instances: [],
});

/** One contact, in a cluster. */
function manifests(prometheus: object): Documents {
  const two = { ...smallCatalog, alerts: smallCatalog.alerts.filter(({ id }) => TWO.includes(id)) };
  const { plan, config } = planStack(changed({ prometheus, routes: [{ to: "chat" }] }), two, { stack: "prod" });
  const compiled = compileStack(plan, config, (it) => it);
  if (compiled.kind === "files") throw new Error("no stack of a cluster");
  const { referred, objects } = compiled.kind === "operator" ? compiled.operator : compiled.standalone;
  return renderManifests([...referred, ...objects]);
}
