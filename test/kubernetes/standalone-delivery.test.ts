import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";

import { pages, seeFiring, seePage } from "../e2e/harness/alerts";
import { eventually } from "../e2e/harness/eventually";
import { controlPlanePrograms } from "../support/control-plane";
import { needsPrograms } from "../support/needs-programs";
import { NAMESPACE } from "./harness/monitored-cluster";
import { STANDALONE_PROGRAMS, type StandaloneCluster, startStandaloneCluster } from "./harness/standalone-cluster";

const STACK = "shop";
const PODS = [...[0, 1, 2].map((at) => `aura-${STACK}-alertmanager-${at}`), ...[0, 1].map((at) => `aura-${STACK}-prometheus-${at}`)];
const JOBS = { [`aura-${STACK}-shop`]: 1, [`aura-${STACK}-prometheus`]: 2, [`aura-${STACK}-alertmanager`]: 3 };
const SCRAPES = `count_over_time(up{job="aura-${STACK}-shop"}[1h])`;
/** Named in the config, and added by Aura later. */
const [ORDERS, CATALOG] = ["6b0c65e8", "269e0d37"] as const;
const INSTANCES = [
  { id: ORDERS, name: "orders" },
  { id: CATALOG, name: "catalog" },
];
/** Seconds for which Aura's answers hold: as long as the interval, as with the profile real-time. */
const CACHE = 2;

describe("standalone mode, from pulumi up to a page", function () {
  this.timeout(900_000);
  let run: StandaloneCluster;
  before(async function () {
    await needsPrograms(this, [...controlPlanePrograms({ workloads: "scheduled" }), ...STANDALONE_PROGRAMS]);
    run = await startStandaloneCluster(STACK, { instances: INSTANCES, cacheSeconds: CACHE });
  });
  after(() => run?.stop());

  const seeAllUp = async (at: number): Promise<void> => {
    const jobs = async () =>
      (await run.servers.prometheus(at).targets()).map(({ labels, health, lastError }) => [labels.job, health, lastError]);
    await eventually(
      "every target is up",
      async () => {
        const up = (await jobs()).filter(([, health]) => health === "up").map(([job]) => job);
        return Object.entries(JOBS).every(([job, count]) => up.filter((it) => it === job).length === count);
      },
      jobs,
    );
  };
  const processes = () =>
    PODS.flatMap((pod) =>
      run.kubelet
        .pod(pod)
        .containers()
        .map(({ name, restarts, process }) => `${pod} ${name} ${process.pid} restarted ${restarts} times`),
    );

  it("is ready when `pulumi up` ends: every pod on a node of its own, with a volume", async () => {
    await run.succeed("up", "--yes", "--skip-preview", "--diff");
    assert.deepEqual(run.kubelet.pods(), PODS);
    const pods = await run.cluster.list("v1", "Pod", NAMESPACE);
    const nodes = (kind: string) =>
      pods.filter(({ metadata }) => metadata.name.includes(kind)).map(({ spec }) => (spec as { readonly nodeName: string }).nodeName);
    assert.deepEqual([new Set(nodes("prometheus")).size, new Set(nodes("alertmanager")).size], [2, 3]);
    const claims = await run.cluster.list("v1", "PersistentVolumeClaim", NAMESPACE);
    assert.deepEqual(
      claims.map(({ metadata }) => metadata.name).sort(),
      PODS.map((it) => `data-${it}`),
    );
  });

  it("gives secrets to the servers' group as files, and the cluster's tokens to nobody", () => {
    for (const [pod, files] of [
      [PODS[3]!, ["etc/prometheus/secrets/aura-shop/aura"]],
      [PODS[0]!, ["pagerduty", "slack"].map((it) => `etc/alertmanager/secrets/aura-shop/${it}`)],
    ] as const) {
      const root = join(run.kubelet.pod(pod).folder, "root");
      for (const it of files) assert.equal(statSync(join(root, it)).mode & 0o777, 0o440, it);
      assert.throws(() => statSync(join(root, "var/run/secrets")), /ENOENT/);
    }
    const other = join(run.kubelet.pod(PODS[0]!).folder, "root/etc/alertmanager/secrets/aura-shop/aura");
    assert.throws(() => statSync(other), /ENOENT/, "Alertmanager does not get Aura's secret");
  });

  it("changes nothing the second time", async () => {
    assert.match(await run.succeed("up", "--yes", "--skip-preview", "--expect-no-changes"), /unchanged/);
  });

  it("scrapes Aura with OAuth2, and both kinds of servers, from each replica; members find each other", async () => {
    for (const at of [0, 1]) {
      await seeAllUp(at);
      assert.equal((await run.servers.prometheus(at).alertmanagers()).length, 3, "every member is told");
    }
    assert.ok(run.around.simulator.counts().tokensIssued >= 2, "each replica asked for a token");
    for (const at of [0, 1, 2]) await run.servers.seePeers(at, 3);
    assert.match(await run.servers.kept(0), /or 40GiB$/, "history is limited by time and by size");
  });

  it("delivers an alert of both replicas", async () => {
    run.around.simulator.set("oom", { instance: ORDERS, count: 5 });
    for (const at of [0, 1]) await seeFiring(run.servers.prometheus(at), { alert: "out-of-memory", instance: ORDERS });
    await seePage(run.around.sinks, { alert: "out-of-memory", instance: ORDERS });
    for (const at of [0, 1, 2])
      await eventually("every Alertmanager has it", async () => (await run.servers.alerts(at)).includes(`out-of-memory ${ORDERS}`));
  });

  it("delivers while a Prometheus and an Alertmanager are dead", async () => {
    await run.servers.silence(1, "kept");
    await eventually("the others know the silence", async () => (await run.servers.silences(0)).includes("kept"));
    const [{ value: before } = { value: 0 }] = await run.servers.prometheus(0).query(SCRAPES);
    await run.kubelet.pod(PODS[3]!).crash();
    await run.kubelet.pod(PODS[0]!).crash();

    run.around.simulator.set("oom", { instance: CATALOG, count: 5 });
    await seeFiring(run.servers.prometheus(1), { alert: "out-of-memory", instance: CATALOG });
    await seePage(run.around.sinks, { alert: "out-of-memory", instance: CATALOG });

    for (const pod of [PODS[3]!, PODS[0]!]) run.kubelet.pod(pod).revive();
    await eventually("both are ready again", async () => (await run.readyPods()).length === PODS.length, run.readyPods);
    await seeAllUp(0);
    for (const at of [0, 1, 2]) await run.servers.seePeers(at, 3);
    assert.ok(
      Number((await run.servers.prometheus(0).query(SCRAPES))[0]?.value) >= Number(before),
      "what was scraped before is still there",
    );
    assert.deepEqual(await run.servers.silences(0), ["kept"], "silences are still there");
  });

  it("passes a change on to the running processes", async () => {
    const before = processes();
    run.configure(
      {},
      {
        alerts: { thresholds: { "cpu-saturated": { warning: "77%" } } },
        routes: [{ to: ["pager", "channel"], groupWait: "0s", groupInterval: "2s" }],
      },
    );
    await run.succeed("up", "--yes", "--skip-preview", "--diff");
    for (const at of [0, 1])
      await eventually("Prometheus has the new threshold", async () =>
        JSON.stringify(await run.servers.prometheus(at).rules()).includes("0.77"),
      );
    for (const at of [0, 1, 2])
      await eventually("Alertmanager has the new route", async () => (await run.servers.loaded(at)).includes("group_interval: 2s"));
    assert.deepEqual(processes(), before, "none was started again");
  });

  it("has told of each alert once", () => {
    for (const instance of [ORDERS, CATALOG])
      assert.equal(pages(run.around.sinks, { alert: "out-of-memory", instance }).length, 1, instance);
  });

  it("asks Aura from both replicas, and Aura's cache answers most of what the second asks", async () => {
    const { requests, computed, seconds } = await run.servers.load(run.around.simulator, ORDERS);
    console.log(
      `      2 replicas: ${requests} requests in ${seconds} s, ${computed} of them computed by Aura, whose answers hold for ${CACHE} s`,
    );
    assert.ok(computed <= seconds / CACHE + 1, "no more than one is computed while an answer holds");
    assert.ok(computed < requests * 0.8, `the cache takes up a good part of ${requests}: ${computed}`);
  });
});
