import type { PlannedRelabel, PlannedRemoteWrite } from "../../catalog/model";

/** The license key, as the Prometheus of a cluster finds it. */
interface SecretKey {
  readonly name: string;
  readonly key: string;
}

/** The same block in the words of the Prometheus object, for `spec.remoteWrite`. */
export const operatorRemoteWrite = ({ name, url, relabels = [] }: PlannedRemoteWrite, licenseKey: SecretKey): object => ({
  name,
  url,
  authorization: { credentials: licenseKey },
  queueConfig: { retryOnRateLimit: true },
  writeRelabelConfigs: relabels.map(inWordsOfOperator),
});

const inWordsOfOperator = ({ source_labels, target_label, ...it }: PlannedRelabel): object => ({
  sourceLabels: source_labels,
  ...(target_label !== undefined && { targetLabel: target_label }),
  ...it,
});
