import { NOT_APPLICABLE, type Texts } from "./expected";

/** At every vendor: what watches Prometheus and Alertmanager has nothing to watch there. */
export const pipeline: Texts = {
  "alertmanager-config-rejected": NOT_APPLICABLE,
  "alertmanager-missing": NOT_APPLICABLE,
  "alertmanager-notifications-failing": NOT_APPLICABLE,
  "fleet-heartbeat": NOT_APPLICABLE,
  "pipeline-heartbeat": NOT_APPLICABLE,
  "project-heartbeat": NOT_APPLICABLE,
  "prometheus-config-rejected": NOT_APPLICABLE,
  "prometheus-missing": NOT_APPLICABLE,
  "prometheus-notifications-failing": NOT_APPLICABLE,
  "prometheus-rules-failing": NOT_APPLICABLE,
  "prometheus-rules-late": NOT_APPLICABLE,
  "remote-write-behind": NOT_APPLICABLE,
  "remote-write-failing": NOT_APPLICABLE,
};
