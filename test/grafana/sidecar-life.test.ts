import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parse } from "yaml";

import { render } from "../../cli/render/render";
import type { StackConfigInput } from "../../stacks/config";
import { type CheckoutStack, createCheckoutStack } from "../e2e/harness/checkout-stack";
import { type ControlPlane, controlPlanePrograms, reference, startControlPlane } from "../support/control-plane";
import { checkout } from "../support/engine";
import { needsPrograms } from "../support/needs-programs";
import { jsonOfFiles, sectionsWith, STACK } from "./harness/grafana-stack";
import { sidecarFiles } from "./harness/sidecar";

const NAMESPACE = "monitoring";
/** As docs/grafana.md says of kube-prometheus-stack. */
const DASHBOARDS = { label: "grafana_dashboard", labelValue: "1", folder: "/tmp/dashboards", folderAnnotation: "grafana_folder" };
const SOURCES = { label: "grafana_datasource", labelValue: "1", folder: "/etc/grafana/provisioning/datasources" };

describe("dashboards for a Grafana's sidecar, on a real API server", function () {
  this.timeout(900_000);
  // What is deleted stays until the garbage collector has looked at it.
  const options = { workloads: "played" } as const;
  let cluster: ControlPlane;
  let stack: CheckoutStack;

  before(async function () {
    await needsPrograms(this, [...controlPlanePrograms(options), "pulumi", "pulumi-resource-kubernetes"]);
    cluster = await startControlPlane(options);
    await cluster.createNamespace(NAMESPACE);
    stack = await createCheckoutStack(STACK, {}, { programs: ["pulumi-resource-kubernetes"], env: { KUBECONFIG: cluster.kubeconfig } });
    for (const name of ["aura", "slack"])
      assert.equal((await stack.run(["config", "set", "--secret", `secrets:${name}`], "https://hooks.example/x")).code, 0);
  });
  after(async () => {
    await stack?.stop();
    await cluster?.stop();
  });

  const configure = (more: object = {}): void => {
    const section = { kind: "sidecar", dataSource: { password: { file: "/etc/secrets/prometheus" }, username: "grafana" }, ...more };
    stack.configure({ ...sectionsWith(section as StackConfigInput["grafana"], stack.workspace.files) });
  };
  const succeed = async (...args: string[]): Promise<string> => {
    const { code, output } = await stack.run([...args, "--yes", "--skip-preview", "--diff"]);
    assert.equal(code, 0, output);
    return output;
  };
  /** The stack's ConfigMaps as somebody asked for them. */
  const ours = async (): Promise<ReadonlyMap<string, unknown>> => {
    const all = await cluster.list("v1", "ConfigMap", NAMESPACE);
    const own = all.filter(({ metadata }) => metadata.labels?.["app.kubernetes.io/instance"] === `aura-${STACK}`);
    const asked = (annotations: object = {}) =>
      Object.fromEntries(Object.entries(annotations).filter(([key]) => !/^(pulumi\.com|kubectl\.kubernetes\.io)\//.test(key)));
    return new Map(
      own.map(({ metadata, data }) => [
        metadata.name,
        { labels: metadata.labels, annotations: asked(metadata.annotations as object), data },
      ]),
    );
  };
  it("fails in words before it creates anything, where there is no such namespace", async () => {
    configure({ namespace: "grafana" });
    const { code, output } = await stack.run(["up", "--yes", "--skip-preview"]);
    assert.notEqual(code, 0);
    assert.match(output, /the cluster has no namespace grafana/);
    assert.equal((await ours()).size, 0);
  });

  it("become files that are the same JSON as in every other way, in their folder, and a data source without a secret", async () => {
    configure();
    await succeed("up");
    const files = await sidecarFiles(cluster, NAMESPACE, DASHBOARDS);
    const expected = [...jsonOfFiles()].map(([uid, model]) => [`/tmp/dashboards/Neo4j Aura/${uid}.json`, model] as const);
    assert.deepEqual(new Map([...files].map(([path, text]) => [path, JSON.parse(text) as unknown])), new Map(expected));
    const [[path, text] = []] = [...(await sidecarFiles(cluster, NAMESPACE, SOURCES))];
    assert.equal(path, `/etc/grafana/provisioning/datasources/aura-${STACK}.yaml`);
    const { datasources } = parse(text!) as { readonly datasources: readonly Readonly<Record<string, unknown>>[] };
    assert.deepEqual(datasources[0]!["secureJsonData"], { basicAuthPassword: "$__file{/etc/secrets/prometheus}" });
    assert.equal(datasources[0]!["url"], "https://prometheus.example.com");
  });

  it("change nothing the second time; one that was deleted by hand is found and restored", async () => {
    const before = await ours();
    assert.equal(before.size, 8);
    await cluster.remove(reference("v1", "ConfigMap", `aura-${STACK}-dashboard-fleet`, NAMESPACE));
    assert.match(await succeed("up", "--refresh"), /aura-grafana-dashboard-fleet/);
    assert.deepEqual(await ours(), before);
    await succeed("up", "--expect-no-changes");
  });

  it("are the same when they are rendered and applied by kubectl, accepted strictly", async () => {
    const created = await ours();
    await succeed("destroy");
    assert.equal((await ours()).size, 0);
    const out = mkdtempSync(join(tmpdir(), "aura-render-"));
    try {
      await render({ root: checkout, stack: STACK, file: stack.workspace.stackFile, out }, () => {});
      const { ok, output } = await cluster.kubectl("apply", "--server-side", "--validate=strict", "-k", out);
      assert.ok(ok, output);
      assert.deepEqual(await ours(), created);
    } finally {
      rmSync(out, { recursive: true });
    }
  });
});
