import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { checkCluster } from "../../provider/cluster/check-cluster";
import { eventually } from "../e2e/harness/eventually";
import { type ControlPlane, controlPlanePrograms, startControlPlane } from "../support/control-plane";
import { needsPrograms } from "../support/needs-programs";
import { alertmanagerAddress, alertmanagerObject, NAMESPACE, prometheusObject } from "./harness/monitored-cluster";
import { factsOf, standaloneFactsOf } from "./harness/compiled-targets";
import { wrongClusters } from "./harness/wrong-clusters";
import { registryPolicy, storageClass, wrongStandaloneClusters } from "./harness/wrong-standalone-clusters";

describe("the preflight", function () {
  this.timeout(180_000);
  let cluster: ControlPlane;
  before(async function () {
    await needsPrograms(this, controlPlanePrograms());
    cluster = await startControlPlane({ crds: true, users: ["stranger"] });
    await cluster.createNamespace(NAMESPACE);
    await cluster.apply([alertmanagerAddress("127.0.0.1:9"), prometheusObject(), alertmanagerObject(), storageClass()]);
  });
  after(() => cluster?.stop());

  const kubeconfigOf = (user?: string): string =>
    readFileSync(user === undefined ? cluster.kubeconfig : cluster.kubeconfigOf(user), "utf8");

  it("has nothing to say of a cluster that is right", async () => {
    assert.deepEqual(await checkCluster(factsOf(kubeconfigOf())), { findings: [], unchecked: [] });
  });

  for (const { name, spoil, config, findings, unchecked = [] } of wrongClusters) {
    it(`finds ${name}`, async () => {
      const mend = await spoil?.(cluster);
      try {
        assert.deepEqual(await checkCluster(factsOf(kubeconfigOf(), config)), { findings, unchecked });
      } finally {
        await mend?.();
      }
    });
  }

  describe("of standalone mode", () => {
    it("has nothing to say of a cluster that is right", async () => {
      assert.deepEqual(await checkCluster(standaloneFactsOf(kubeconfigOf())), { findings: [], unchecked: [] });
    });

    for (const { name, spoil, config, findings, unchecked = [] } of wrongStandaloneClusters) {
      it(`finds ${name}`, async () => {
        const mend = await spoil?.(cluster);
        try {
          assert.deepEqual(await checkCluster(standaloneFactsOf(kubeconfigOf(), config)), { findings, unchecked });
        } finally {
          await mend?.();
        }
      });
    }

    it("finds a policy that would refuse the pods", async () => {
      const mend = await registryPolicy(cluster);
      try {
        const found = await eventually("the policy holds", async () => {
          const { findings } = await checkCluster(standaloneFactsOf(kubeconfigOf()));
          return findings.length === 2 && findings;
        });
        assert.match(found.join("\n"), /the cluster would refuse the pods of aura-prod-alertmanager: .*not from our registry/);
      } finally {
        await mend();
      }
    });

    it("never calls good what it may not read or try", async () => {
      const { findings, unchecked } = await checkCluster(standaloneFactsOf(kubeconfigOf("stranger")));
      assert.deepEqual(findings, []);
      assert.deepEqual(
        unchecked.map((it) => it.replace(/: [^:]* is forbidden: .*$/, "")).filter((it) => !it.includes("another owns")),
        [
          "could not check the namespace monitoring",
          "could not check which StorageClass there are",
          ...["prometheus", "alertmanager"].map((it) => `could not check the volumes of StatefulSet monitoring/aura-prod-${it}`),
          "could not check the quotas of monitoring",
          ...["prometheus", "alertmanager"].map((it) => `could not check whether the cluster admits pods of aura-prod-${it}`),
        ],
      );
    });
  });

  it("is tried with at least eight wrong clusters", () =>
    assert.ok(wrongClusters.filter(({ findings }) => findings.length > 0).length >= 8));

  it("never calls good what it may not read", async () => {
    const { findings, unchecked } = await checkCluster(
      factsOf(kubeconfigOf("stranger"), { "contacts.chat.webhook": { kubernetesSecret: { name: "slack", key: "url" } } }),
    );
    assert.deepEqual(findings, []);
    const said = unchecked.map((it) => it.replace(/: [^:]* is forbidden: .*$/, ""));
    assert.deepEqual(said, [
      "could not check the namespace monitoring",
      "could not check Secret monitoring/slack",
      ...["Secret", "ConfigMap", "ScrapeConfig", "PrometheusRule", "AlertmanagerConfig"].map(
        (it) => `could not check whether another owns a ${it} of the same name`,
      ),
      ...["scrapeconfigs", "prometheusrules", "alertmanagerconfigs"].map(
        (it) => `could not check the definition ${it}.monitoring.coreos.com`,
      ),
      "could not check which Prometheus reads the objects",
      "could not check which Alertmanager tells people",
    ]);
  });

  it("says which contexts there are when the one that is named is not", async () => {
    await assert.rejects(
      checkCluster({ ...factsOf(kubeconfigOf()), context: "prod" }),
      /^Error: the kubeconfig has no context prod\n→ contexts are: test$/,
    );
  });

  it("says that a cluster does not answer", async () => {
    const kubeconfig = kubeconfigOf().replace(/https:\/\/127\.0\.0\.1:\d+/, "https://127.0.0.1:9");
    await assert.rejects(
      checkCluster({ ...factsOf(kubeconfig) }),
      /the cluster at https:\/\/127\.0\.0\.1:9 does not answer: .*ECONNREFUSED/,
    );
  });

  it("says that credentials are not accepted", async () => {
    const kubeconfig = kubeconfigOf().replace(/token: \S+/, "token: wrong");
    await assert.rejects(checkCluster({ ...factsOf(kubeconfig) }), /answers 401: Unauthorized\n→ log in again/);
  });
});
