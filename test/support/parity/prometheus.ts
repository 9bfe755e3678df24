import type { Severity } from "../../../catalog/model";
import { alertFiles, compileAlerts } from "../../../compilers/prometheus/alert-rules";
import { withRecords } from "../../rules/harness/rule-files";
import { recordedBy } from "./recorded";
import type { Feed, Firing } from "./vendor";

/** When Prometheus itself fires on the same series: its verdict at every step. */
export async function firedInPrometheus(feed: Feed): Promise<readonly Firing[]> {
  const { plan } = feed;
  const alerts = alertFiles(plan, compileAlerts(plan).documents)
    .flatMap(({ groups }) => groups)
    .map((group) => ({ ...group, rules: group.rules.map((rule) => ("alert" in rule ? { ...rule, annotations: {} } : rule)) }));
  const samples = await recordedBy(withRecords(plan, alerts), ["ALERTS"], feed);
  return samples
    .filter(({ labels }) => labels.alertstate === "firing")
    .map(({ time, labels }) => ({ since: time, severity: labels.severity as Severity, labels }));
}
