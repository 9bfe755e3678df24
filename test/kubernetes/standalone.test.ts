import assert from "node:assert/strict";

import { parse } from "yaml";

import { catalog } from "../../catalog";
import { MAX_DATA, MAX_OBJECT, sizeOf } from "../../compilers/kubernetes/size";
import { compileStack } from "../../stacks/compile";
import { planStack } from "../../stacks/plan";
import { fleetConfig } from "../bench/fleet-config";
import { changed } from "../stack-config/small-config";
import { assertGolden } from "../golden/assert-golden";
import { GOLDENS } from "../golden/documents";
import { amtool, writeAlertmanager } from "../support/alertmanager";
import { compiledStandalone } from "./harness/compiled-targets";

const ofFleet = (instances: number) => {
  const { plan, config } = planStack(fleetConfig(instances, { prometheus: { kind: "standalone" } } as never), catalog, { stack: "prod" });
  const compiled = compileStack(plan, config, (it) => it);
  assert.ok(compiled.kind === "standalone");
  return compiled.standalone;
};

interface PodSpec {
  readonly containers: readonly { readonly name: string; readonly args: readonly string[]; readonly volumeMounts: readonly object[] }[];
  readonly volumes: readonly { readonly name: string; readonly projected: { readonly sources: readonly object[] } }[];
}

const podOf = (kind: "prometheus" | "alertmanager", compiled = compiledStandalone()): PodSpec =>
  (compiled.objects.find(({ id }) => id === kind)!.object.spec as { readonly template: { readonly spec: PodSpec } }).template.spec;

const secretsOf = (kind: "prometheus" | "alertmanager", changes: Readonly<Record<string, unknown>> = {}) =>
  podOf(kind, compiledStandalone(changes)).volumes.find(({ name }) => name === "secrets")?.projected.sources;

const egressOf = (kind: "prometheus" | "alertmanager", changes: Readonly<Record<string, unknown>>) => {
  const { spec } = compiledStandalone(changes).referred.find(({ id }) => id === `${kind}-network`)!.object;
  return (
    spec as { readonly egress: readonly { readonly to?: readonly object[]; readonly ports?: readonly { readonly port: number }[] }[] }
  ).egress;
};

describe("the objects of standalone mode", () => {
  it("are exactly these for two alerts", () => assertGolden("standalone"));

  it("are the same text each time, with sorted keys", () => {
    assert.deepEqual(GOLDENS.standalone(), GOLDENS.standalone());
    for (const text of Object.values(GOLDENS.standalone())) {
      const keys = Object.keys(parse(text) as object);
      assert.deepEqual(keys, [...keys].sort());
    }
  });

  it("give each server the secrets that it reads, and no other", () => {
    const item = (secret: string, key: string) => ({ secret: { name: secret, items: [{ key, path: `${secret}/${key}` }] } });
    assert.deepEqual(secretsOf("prometheus"), [item("aura-prod", "aura-payments")]);
    assert.deepEqual(secretsOf("alertmanager"), [item("aura-prod", "slack")]);
    const elsewhere = { "contacts.chat.webhook": { kubernetesSecret: { name: "chat", key: "url" } } };
    assert.deepEqual(secretsOf("alertmanager", elsewhere), [item("chat", "url")]);
    const mimir = { remoteWrite: { mimir: { url: "https://mimir.example.com/api/v1/push", token: "mimir" } } };
    assert.deepEqual(secretsOf("prometheus", mimir), [
      { secret: { name: "aura-prod", items: ["aura-payments", "mimir"].map((key) => ({ key, path: `aura-prod/${key}` })) } },
    ]);
    const mail = { "contacts.chat": { kind: "email", to: "a@example.com", from: "b@example.com", smarthost: "mail.example.com:587" } };
    assert.equal(secretsOf("alertmanager", mail), undefined, "a contact without a secret needs no volume");
  });

  it("mount nothing by subPath, which never sees a change", () =>
    assert.doesNotMatch(JSON.stringify(compiledStandalone().objects), /subPath/));

  it("let the servers out to what the config names: the internet by port, private addresses and Services by themselves", () => {
    const portsOf = (rules: ReturnType<typeof egressOf>) => rules.map(({ ports }) => ports?.map(({ port }) => port));
    assert.deepEqual(portsOf(egressOf("prometheus", {})), [[53, 53], [443], [9090], [9093]]);
    const mail = { "contacts.mail": { kind: "email", to: "a@example.com", from: "b@example.com", smarthost: "10.0.0.7:587" } };
    const [, internet, mailServer] = egressOf("alertmanager", {
      ...mail,
      "prometheus.network": { ports: [8443], addresses: ["10.9.0.0/16"] },
    });
    assert.deepEqual(
      [internet, mailServer].map((it) => it!.ports!.map(({ port }) => port)),
      [[443, 8443], [587]],
    );
    assert.deepEqual(internet!.to!.at(-1), { ipBlock: { cidr: "10.9.0.0/16" } });
    assert.deepEqual(mailServer!.to, [{ ipBlock: { cidr: "10.0.0.7/32" } }]);
    const [, , mimir] = egressOf("prometheus", { remoteWrite: { mimir: { url: "http://mimir.storage.svc:8080/api/v1/push" } } });
    assert.deepEqual(mimir, { to: [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "storage" } } }] });
  });

  it("leave room on the volume: a limit of history where the config gives none", () => {
    const sizeIn = (changes: object) => {
      const { object } = compiledStandalone({ prometheus: { kind: "standalone", ...changes } }).referred.find(
        ({ id }) => id === "prometheus-config",
      )!;
      return /size: (\S+)/.exec(object.data!["prometheus.yml"]!)?.[1];
    };
    assert.deepEqual([sizeIn({}), sizeIn({ storage: "1TB" }), sizeIn({ storage: "30GB" })], ["40GB", "819GB", "24GB"]);
  });

  it("are where a Grafana in the cluster asks, unless the config says otherwise", () => {
    const { plan, config } = planStack(
      changed({ prometheus: { kind: "standalone", namespace: "watch" }, grafana: { kind: "files", directory: "/etc/grafana" } }),
      catalog,
      { stack: "prod" },
    );
    assert.match(JSON.stringify(compileStack(plan, config, (it) => it).grafana), /http:\/\/aura-prod-prometheus\.watch\.svc:9090/);
  });

  it("of a single replica tell nobody apart, and one Alertmanager gossips with nobody", () => {
    const single = compiledStandalone({ prometheus: { kind: "standalone", replicas: 1, alertmanager: { replicas: 1 } } });
    const { object } = single.referred.find(({ id }) => id === "prometheus-config")!;
    assert.doesNotMatch(object.data!["prometheus.yml"]!, /external_labels|alert_relabel_configs/);
    const { args } = podOf("alertmanager", single).containers[0]!;
    assert.deepEqual(
      args.filter((it) => it.startsWith("--cluster")),
      ["--cluster.listen-address="],
    );
  });

  it("give Alertmanager a configuration that amtool accepts", async () => {
    const { object } = compiledStandalone().referred.find(({ id }) => id === "alertmanager-config")!;
    assert.match(object.data!["alertmanager.yml"]!, /api_url_file: \/etc\/alertmanager\/secrets\/aura-prod\/slack/);
    const written = await writeAlertmanager(() => object.data!);
    try {
      assert.match(await amtool("check-config", written.configFile), /SUCCESS/);
    } finally {
      await written.remove();
    }
  });

  it("of five thousand instances stay below every limit, in parts that do not move", () => {
    const [few, many] = [ofFleet(10), ofFleet(5_000)];
    const idsOf = ({ referred, objects }: typeof few) => [...referred, ...objects].map(({ id }) => id);
    assert.deepEqual(
      idsOf(many).filter((it) => !idsOf(few).includes(it)),
      ["rules-1", "rules-2", "rules-3"],
    );
    for (const { object } of [...many.referred, ...many.objects])
      assert.ok(
        sizeOf(object) <= (object.kind === "ConfigMap" ? MAX_DATA * 1.1 : MAX_OBJECT),
        `${object.metadata.name} has ${sizeOf(object)} bytes`,
      );
    const mounted = podOf("prometheus", many).volumes.find(({ name }) => name === "rules")!.projected.sources;
    assert.equal(mounted.length, 4);
  });
});
