import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { catalog } from "../../catalog";
import type * as library from "../../library";
import { planStack } from "../../stacks/plan";
import { changed } from "../stack-config/small-config";
import type { StackConfigInput } from "../../stacks/config";

interface Made {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider: string;
}
type Section = Omit<Extract<StackConfigInput["grafana"], { kind: "provider" }>, "kind">;

/** How the engine marks a value that is secret. */
const SECRET = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({ [SECRET]: "1b47061264138c4ac30d75fd1eb44270", value });
const URL = "https://grafana.example.com";

describe("what Grafana's provider is told", () => {
  const made: Made[] = [];
  const asked: unknown[] = [];

  const newResource = ({ type, name, inputs, provider = "" }: pulumi.runtime.MockResourceArgs) => {
    made.push({ type, name, inputs: inputs as Made["inputs"], provider });
    return { id: `${name}-id`, state: inputs as object };
  };
  const call = ({ token, inputs }: pulumi.runtime.MockCallArgs) => {
    asked.push([token, inputs]);
    return { id: "1:7", teamId: 7 };
  };

  /** The resources of a stack with such a section, by what the stack calls them. */
  async function told(section: Section, more: object = {}): Promise<ReadonlyMap<string, Made>> {
    made.length = asked.length = 0;
    await pulumi.runtime.setMocks({ newResource, call }, "aura-monitoring", "prod");
    // Resources must be loaded after the mocks are set.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { AuraMonitoring } = require("../../library") as typeof library;
    const config = changed({ grafana: { kind: "provider", ...section }, ...more }) as StackConfigInput;
    const secrets = { "aura-payments": "a", slack: "b", grafana: "the-token", admin: "the-password", prom: "of-prometheus" };
    new AuraMonitoring("aura", { config, secrets });
    await pulumi.runtime.disconnect();
    return new Map(made.filter(({ name }) => name.startsWith("aura-grafana")).map((it) => [it.name.replace(/^aura-grafana-?/, ""), it]));
  }
  const inputs = (of: ReadonlyMap<string, Made>, name: string) => of.get(name)?.inputs;

  it("is what the section says, and names that never change", async () => {
    const resources = await told({ url: URL, token: "grafana" });
    assert.deepEqual([...resources].map(([name, { type }]) => `${type} ${name}`).sort(), [
      "aura:monitoring:GrafanaTarget ",
      "grafana:oss/dashboard:Dashboard dashboard-alerts",
      "grafana:oss/dashboard:Dashboard dashboard-capacity",
      "grafana:oss/dashboard:Dashboard dashboard-cluster",
      "grafana:oss/dashboard:Dashboard dashboard-database",
      "grafana:oss/dashboard:Dashboard dashboard-fleet",
      "grafana:oss/dashboard:Dashboard dashboard-instance",
      "grafana:oss/dashboard:Dashboard dashboard-pipeline",
      "grafana:oss/dataSource:DataSource data-source",
      "grafana:oss/folder:Folder folder",
      "pulumi:providers:grafana provider",
    ]);
    assert.deepEqual(inputs(resources, "provider"), { auth: secret("the-token"), url: URL });
    assert.deepEqual(inputs(resources, "folder"), { uid: "aura-prod", title: "Neo4j Aura", preventDestroyIfNotEmpty: true });
    for (const [name, { provider }] of resources) if (name.startsWith("dashboard-")) assert.match(provider, /::aura-grafana-provider::/);
    assert.deepEqual(inputs(resources, "")?.["auth"], undefined, "the component's own inputs, which are stored, hold nothing");
  });

  it("is a user of an organisation in place of a token", async () =>
    assert.deepEqual(inputs(await told({ url: URL, user: { name: "admin", password: "admin" }, orgId: 2 }), "provider"), {
      auth: secret("admin:the-password"),
      url: URL,
      orgId: "2",
    }));

  it("is another folder and prefix, and no data source where there is one", async () => {
    const resources = await told({ url: URL, token: "grafana", folder: "Graphs", uidPrefix: "graphs", dataSource: { create: false } });
    assert.deepEqual(inputs(resources, "folder"), { uid: "graphs", title: "Graphs", preventDestroyIfNotEmpty: true });
    assert.equal(resources.has("data-source"), false);
    const { uid } = JSON.parse(inputs(resources, "dashboard-fleet")!["configJson"] as string) as { readonly uid: string };
    assert.equal(uid, "graphs-fleet");
  });

  it("is how Grafana's server signs its requests, and what answers them", async () => {
    const url = "https://mimir.example.com/prometheus";
    const shared = { url, name: "Mimir", isDefault: true, type: "mimir", cache: "high", tenant: "shop" } as const;
    const basic = inputs(
      await told({ url: URL, token: "grafana", dataSource: { ...shared, username: "u", password: "prom" } }),
      "data-source",
    )!;
    const { jsonDataEncoded, ...rest } = basic;
    assert.deepEqual(rest, {
      type: "prometheus",
      uid: "aura-prod-prom",
      name: "Mimir",
      url,
      isDefault: true,
      basicAuthEnabled: true,
      basicAuthUsername: "u",
      secureJsonDataEncoded: secret('{"basicAuthPassword":"of-prometheus"}'),
      httpHeaders: secret({ "X-Scope-OrgID": "shop" }),
    });
    const { prometheusType, cacheLevel } = JSON.parse(jsonDataEncoded as string) as Record<string, unknown>;
    assert.deepEqual([prometheusType, cacheLevel], ["Mimir", "High"]);
    const bearer = inputs(await told({ url: URL, token: "grafana", dataSource: { url, token: "prom" } }), "data-source")!;
    assert.deepEqual(bearer["httpHeaders"], secret({ Authorization: "Bearer of-prometheus" }));
  });

  it("is exactly who may do what; only names of teams are looked up", async () => {
    const teams = { payments: "edit", platform: { id: 9, may: "admin" } } as const;
    const resources = await told({ url: URL, token: "grafana", permissions: { viewers: "none", teams } });
    assert.deepEqual(inputs(resources, "permissions"), {
      folderUid: "aura-prod",
      permissions: [
        { role: "Editor", permission: "Edit" },
        { teamId: "7", permission: "Edit" },
        { teamId: "9", permission: "Admin" },
      ],
    });
    assert.deepEqual(asked, [["grafana:oss/getTeam:getTeam", { name: "payments" }]]);
    assert.equal((await told({ url: URL, token: "grafana" })).has("permissions"), false);
  });

  it("never touches the organisation's notification policies, contact points or other alerting", async () => {
    const resources = await told({ url: URL, token: "grafana", permissions: { teams: { payments: "view" } } });
    assert.deepEqual(
      [...resources.values()].filter(({ type }) => type.startsWith("grafana:alerting")),
      [],
    );
  });

  it("lets messages link to it, unless they link elsewhere", () => {
    const linksOf = (more: object) =>
      planStack(changed({ grafana: { kind: "provider", url: URL, token: "grafana" }, ...more }), catalog).plan.links.dashboards;
    assert.deepEqual([linksOf({}), linksOf({ links: { dashboards: "https://graphs.example.com" } })], [URL, "https://graphs.example.com"]);
  });
});
