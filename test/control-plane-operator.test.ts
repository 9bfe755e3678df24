import assert from "node:assert/strict";

import { parse } from "yaml";

import { eventually } from "./e2e/harness/eventually";
import {
  type ClusterObject,
  type ControlPlane,
  controlPlanePrograms,
  generatedConfig,
  generatedRules,
  startControlPlane,
} from "./support/control-plane";
import { needsPrograms } from "./support/needs-programs";

const NAMESPACE = "monitoring";
const release = { release: "kube-prometheus-stack" };
const metadata = { name: "aura", namespace: NAMESPACE, labels: release };
const selected = { matchLabels: release };

const secret: ClusterObject = {
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "aura-client", namespace: NAMESPACE },
  stringData: { id: "the-client", secret: "the-secret", slack: "https://slack.example/hook" },
};

const prometheus: ClusterObject = {
  apiVersion: "monitoring.coreos.com/v1",
  kind: "Prometheus",
  metadata: { name: "main", namespace: NAMESPACE },
  spec: { replicas: 1, version: "v3.15.0", scrapeConfigSelector: selected, ruleSelector: selected },
};

const scrapeConfig: ClusterObject = {
  apiVersion: "monitoring.coreos.com/v1alpha1",
  kind: "ScrapeConfig",
  metadata,
  spec: {
    jobName: "neo4j-aura",
    scheme: "HTTPS",
    metricsPath: "/api/v1/project/metrics",
    scrapeInterval: "60s",
    scrapeTimeout: "30s",
    staticConfigs: [{ targets: ["customer-metrics-api.neo4j.io:443"] }],
    oauth2: {
      clientId: { secret: { name: "aura-client", key: "id" } },
      clientSecret: { name: "aura-client", key: "secret" },
      tokenUrl: "https://api.neo4j.io/oauth/token",
    },
  },
};

const rule: ClusterObject = {
  apiVersion: "monitoring.coreos.com/v1",
  kind: "PrometheusRule",
  metadata,
  spec: { groups: [{ name: "aura", rules: [{ alert: "AuraEndpointDown", expr: 'up{job="neo4j-aura"} == 0', for: "10m" }] }] },
};

const alertmanager: ClusterObject = {
  apiVersion: "monitoring.coreos.com/v1",
  kind: "Alertmanager",
  metadata: { name: "main", namespace: NAMESPACE },
  spec: { replicas: 1, version: "v0.31.1", alertmanagerConfigSelector: selected },
};

const alertmanagerConfig: ClusterObject = {
  apiVersion: "monitoring.coreos.com/v1alpha1",
  kind: "AlertmanagerConfig",
  metadata,
  spec: {
    route: { receiver: "slack" },
    receivers: [{ name: "slack", slackConfigs: [{ apiURL: { name: "aura-client", key: "slack" }, channel: "#db" }] }],
  },
};

interface PrometheusYaml {
  readonly scrape_configs?: readonly {
    readonly job_name: string;
    readonly oauth2?: object;
    readonly relabel_configs?: readonly object[];
  }[];
  readonly rule_files?: readonly string[];
}

// The name that a scrape config gives itself becomes the label `job` only.
const jobNamed = (object: string): string => `scrapeConfig/${NAMESPACE}/${object}`;

describe("the Prometheus Operator", function () {
  this.timeout(180_000);
  const options = { operator: true };
  let cluster: ControlPlane;
  before(async function () {
    await needsPrograms(this, controlPlanePrograms(options));
    cluster = await startControlPlane(options);
    await cluster.createNamespace(NAMESPACE);
    await cluster.apply([secret, prometheus, alertmanager]);
  });
  after(() => cluster?.stop());

  const jobs = async (): Promise<PrometheusYaml["scrape_configs"]> => {
    const text = await generatedConfig(cluster, "prometheus", NAMESPACE, "main");
    return text === undefined ? undefined : (parse(text) as PrometheusYaml).scrape_configs;
  };

  it("turns a scrape config into a job with its credentials", async () => {
    await cluster.apply([scrapeConfig]);
    const job = await eventually("the job is there", async () => (await jobs())?.find(({ job_name }) => job_name === jobNamed("aura")));
    assert.deepEqual(job.oauth2, { client_id: "the-client", client_secret: "the-secret", token_url: "https://api.neo4j.io/oauth/token" });
    assert.deepEqual(job.relabel_configs?.at(-1), { target_label: "job", action: "replace", replacement: "neo4j-aura" });
  });

  it("turns rules into a rule file", async () => {
    await cluster.apply([rule]);
    const files = await eventually("the rule file is there", async () => {
      const found = await generatedRules(cluster, NAMESPACE, "main");
      return found.size > 0 && found;
    });
    const [text = ""] = files.values();
    assert.deepEqual((parse(text) as { readonly groups: unknown }).groups, (rule.spec as { readonly groups: unknown }).groups);
  });

  it("turns receivers into an Alertmanager's configuration, for alerts of their namespace", async () => {
    await cluster.apply([alertmanagerConfig]);
    const text = await eventually("the receiver is there", async () => {
      const found = await generatedConfig(cluster, "alertmanager", NAMESPACE, "main");
      return found?.includes("https://slack.example/hook") && found;
    });
    const { route } = parse(text) as { readonly route: { readonly routes: readonly { readonly matchers: readonly string[] }[] } };
    assert.deepEqual(route.routes[0]?.matchers, [`namespace="${NAMESPACE}"`]);
  });

  it("leaves out a scrape config whose secret is missing, and says so in an event only", async () => {
    const oauth2 = { ...(scrapeConfig.spec as { readonly oauth2: object }).oauth2, clientSecret: { name: "aura-client", key: "nowhere" } };
    const broken = {
      ...scrapeConfig,
      metadata: { ...metadata, name: "broken" },
      spec: { ...(scrapeConfig.spec as object), jobName: "broken", oauth2 },
    };
    await cluster.apply([broken]);
    const event = await eventually("the operator has refused it", async () => {
      const events = await cluster.list("events.k8s.io/v1", "Event", NAMESPACE);
      return events.find(({ regarding }) => (regarding as { readonly name: string }).name === "broken");
    });
    assert.equal(event.reason, "InvalidConfiguration");
    assert.match(String(event.note), /oauth2: failed to get oauth2 client secret: key "nowhere" in secret "aura-client" not found/);
    assert.ok(!(await jobs())?.some(({ job_name }) => job_name === jobNamed("broken")));
  });
});
