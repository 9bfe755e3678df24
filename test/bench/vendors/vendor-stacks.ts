import { startMoto } from "../../support/moto/start-moto";
import { startNerdGraph } from "../../support/new-relic/nerdgraph";
import { startPagerDutyApi } from "../../support/pagerduty/rest-api";
import type { PreviewedWith } from "../preview/preview-stack";

/** A stack with one vendor switched on, and what its plugin asks during a preview. */
export interface VendorStack {
  readonly title: string;
  /** Starts what the plugin asks, on this machine. */
  readonly start: () => Promise<{ readonly stack: PreviewedWith; readonly stop: () => Promise<void> }>;
}

const nothing = async (): Promise<void> => {};

/** Every vendor, and none of them first. */
export const vendorStacks: readonly VendorStack[] = [
  { title: "none", start: () => Promise.resolve({ stack: {}, stop: nothing }) },
  {
    title: "Datadog",
    // Its plugin asks nothing during a preview.
    start: () =>
      Promise.resolve({
        stack: {
          sections: {
            datadog: {
              site: "datadoghq.eu",
              apiUrl: "http://127.0.0.1:9",
              apiKey: "datadog-api",
              appKey: "datadog-app",
              handles: { oncall: "@pagerduty-databases", channel: "@slack-databases", "database-channel": "@slack-databases" },
              acceptGaps: ["data-stale"],
            },
          },
          secrets: ["datadog-api", "datadog-app"],
          plugins: ["pulumi-resource-datadog"],
        },
        stop: nothing,
      }),
  },
  {
    title: "CloudWatch",
    start: async () => {
      const moto = await startMoto();
      const sections: PreviewedWith["sections"] = {
        cloudwatch: {
          region: "eu-west-1",
          account: "123456789012",
          // A key of its own would ask a plugin that knows KMS.
          topics: { kmsKey: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000" },
          collector: { kind: "host", directory: "/etc/otelcol" },
          notify: { databases: { kind: "email", address: "databases@example.com", severities: ["critical", "emergency"] } },
        },
      };
      const env = {
        AWS_ENDPOINT_URL: moto.url,
        AWS_REGION: "eu-west-1",
        AWS_ACCESS_KEY_ID: "testing",
        AWS_SECRET_ACCESS_KEY: "testing",
        AWS_EC2_METADATA_DISABLED: "true",
      };
      return { stack: { sections, plugins: ["pulumi-resource-aws"], env }, stop: moto.stop };
    },
  },
  {
    title: "New Relic",
    start: async () => {
      const { url, stop } = await startNerdGraph();
      const sections: PreviewedWith["sections"] = {
        newRelic: {
          accountId: 123456,
          licenseKey: "new-relic",
          userKey: "new-relic-user",
          nerdgraphUrl: url,
          notify: { oncall: { contact: "oncall" } },
        },
      };
      return { stack: { sections, secrets: ["new-relic", "new-relic-user"], plugins: ["pulumi-resource-newrelic"] }, stop };
    },
  },
  {
    title: "PagerDuty",
    start: async () => {
      const { url, stop } = await startPagerDutyApi("not-a-key");
      const services = { payments: { escalationPolicy: "PANZZEQ", integrationKeyAs: "pagerduty-payments" } };
      const sections: PreviewedWith["sections"] = {
        pagerduty: { token: "pagerduty-api", apiUrl: url, services },
        contacts: {
          oncall: { kind: "pagerduty", routingKey: "pagerduty-payments" },
          channel: { kind: "slack", channel: "#db", webhook: "slack" },
        },
      };
      return { stack: { sections, secrets: ["pagerduty-api"], plugins: ["pulumi-resource-pagerduty"] }, stop };
    },
  },
];
