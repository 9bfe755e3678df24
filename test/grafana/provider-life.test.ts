import assert from "node:assert/strict";

import type { StackConfigInput } from "../../stacks/config";
import { canariesIn, canary, searchFolder } from "../e2e/harness/canaries";
import { type CheckoutStack, createCheckoutStack } from "../e2e/harness/checkout-stack";
import { type GrafanaApi, startGrafanaApi } from "../support/grafana-api";
import { needsPrograms } from "../support/needs-programs";
import { documentedActions } from "./harness/documented-actions";
import { jsonOfFiles, sectionsWith, STACK } from "./harness/grafana-stack";

type Section = Extract<StackConfigInput["grafana"], { kind: "provider" }>;

const FLEET = `aura-${STACK}-fleet`;

describe("dashboards through Grafana's API, through their life in the real engine", function () {
  this.timeout(900_000);
  const secrets = {
    aura: canary("aura"),
    slack: `https://hooks.example/${canary("slack")}`,
    grafana: canary("token"),
    prom: canary("prom"),
  };
  const printed: string[] = [];
  let grafana: GrafanaApi;
  let stack: CheckoutStack;

  before(async function () {
    await needsPrograms(this, ["pulumi", "pulumi-resource-grafana"]);
    const actions = documentedActions(/dashboards|data source|permissions|team/);
    grafana = await startGrafanaApi({ token: secrets.grafana, actions, teams: [{ id: 7, name: "payments" }] });
    stack = await createCheckoutStack(STACK, {}, { programs: ["pulumi-resource-grafana"] });
    configure();
    for (const [name, value] of Object.entries(secrets))
      assert.equal((await stack.run(["config", "set", "--secret", `secrets:${name}`], value)).code, 0);
  });
  after(async () => {
    await stack?.stop();
    await grafana?.stop();
  });

  const configure = (more: Partial<Section> = {}): void => {
    const section: Section = {
      kind: "provider",
      url: grafana.url,
      token: "grafana",
      dataSource: { token: "prom", tenant: "shop" },
      permissions: { viewers: "none", teams: { payments: "edit" } },
      ...more,
    };
    stack.configure({ ...sectionsWith(section, stack.workspace.files) });
  };
  const pulumi = async (...args: string[]) => {
    const ran = await stack.run(args);
    printed.push(ran.output);
    return ran;
  };
  const succeed = async (...args: string[]): Promise<string> => {
    const { code, output } = await pulumi(...args, "--yes", "--skip-preview", "--diff");
    assert.equal(code, 0, output);
    return output;
  };
  const failing = async (...args: string[]): Promise<string> => {
    const { code, output } = await pulumi(...args, "--yes", "--skip-preview");
    assert.notEqual(code, 0, output);
    return output;
  };
  /** What Grafana holds, without what it counts by itself. */
  const held = () => {
    const { dashboards, folders, dataSources, permissions } = grafana.state;
    const models = [...dashboards].map(([uid, it]) => [uid, it.folderUid, withoutNumbers(it.model)] as const);
    return {
      models,
      folders: [...folders.values()].map(({ uid, title }) => [uid, title]),
      sources: [...dataSources.values()].map(withHeaders),
      permissions: [...permissions],
    };
  };
  // The plugin numbers headers in the order of a map of Go, another one each time.
  const withHeaders = ({ jsonData, secureJsonData, ...source }: { readonly jsonData?: object; readonly secureJsonData?: object }) => {
    const fields: readonly (readonly [string, unknown])[] = Object.entries({ ...jsonData, ...secureJsonData });
    const headers = fields
      .filter(([field]) => field.startsWith("httpHeaderName"))
      .map(([field, name]) => [String(name), fields.find(([it]) => it === field.replace("Name", "Value"))?.[1]] as const);
    const others = fields.filter(([field]) => !field.startsWith("httpHeader"));
    return { ...source, settings: Object.fromEntries(others), headers: Object.fromEntries(headers) };
  };
  const withoutNumbers = (model: object) => Object.fromEntries(Object.entries(model).filter(([key]) => key !== "id" && key !== "version"));

  it("fails in the preview where Grafana has no such team", async () => {
    configure({ permissions: { teams: { support: "view" } } });
    const { code, output } = await pulumi("preview");
    assert.notEqual(code, 0, output);
    assert.match(output, /no team with name "support"/);
    assert.deepEqual(grafana.writes(), []);
    configure();
  });

  it("fails in Grafana's words, and overwrites nothing, where a dashboard of somebody else is in the way", async () => {
    const theirs = { id: 1, version: 3, folderUid: "", message: "", model: { id: 1, uid: FLEET, version: 3, title: "Theirs" } };
    grafana.state.dashboards.set(FLEET, theirs);
    const output = await failing("up");
    grafana.state.dashboards.delete(FLEET);
    assert.match(output, /aura-grafana-dashboard-fleet.*A dashboard with the same uid already exists/);
    assert.ok(!grafana.writes().includes(`DELETE /api/dashboards/uid/${FLEET}`));
  });

  it("puts data source, folder, permissions and dashboards there: the JSON is that of the files, panel ids included", async () => {
    const output = await succeed("up");
    assert.match(output, new RegExp(`fleet *: "${grafana.url}/d/${FLEET}"`));
    const { models, folders, sources, permissions } = held();
    assert.deepEqual(folders, [[`aura-${STACK}`, "Neo4j Aura"]]);
    const files = jsonOfFiles();
    assert.deepEqual(models.map(([uid]) => uid).sort(), [...files.keys()].sort());
    for (const [uid, folder, model] of models) {
      assert.equal(folder, `aura-${STACK}`);
      assert.deepEqual(model, files.get(uid), uid);
    }
    const [editors, payments] = [
      { builtInRole: "Editor", permission: "Edit" },
      { teamId: 7, permission: "Edit" },
    ];
    assert.deepEqual(permissions, [[`aura-${STACK}`, [editors, payments]]]);
    assert.deepEqual(sources.map(withoutNumbers), [
      {
        uid: `aura-${STACK}-prom`,
        name: `Aura ${STACK}`,
        type: "prometheus",
        url: "https://prometheus.example.com",
        access: "proxy",
        isDefault: false,
        basicAuth: false,
        basicAuthUser: "",
        settings: SETTINGS,
        headers: { Authorization: `Bearer ${secrets.prom}`, "X-Scope-OrgID": "shop" },
      },
    ]);
  });

  it("changes nothing the second time", async () => {
    grafana.writes();
    await succeed("up", "--expect-no-changes");
    assert.deepEqual(grafana.writes(), []);
  });

  it("writes a dashboard that changed, and no other", async () => {
    const applicationQueries = { checkouts: { title: "Checkouts", query: "sum(rate(checkouts_total[5m]))", unit: "reqps" } };
    configure({ applicationQueries });
    await succeed("up");
    assert.deepEqual(grafana.writes(), ["POST /api/dashboards/db", "POST /api/dashboards/db"]);
    const files = jsonOfFiles({ applicationQueries });
    for (const [uid, , model] of held().models) assert.deepEqual(model, files.get(uid), uid);
    const changed = [...grafana.state.dashboards].filter(([, { version }]) => version === 2);
    assert.deepEqual(changed.map(([uid]) => uid).sort(), [`aura-${STACK}-database`, `aura-${STACK}-instance`]);
  });

  it("finds what a hand changed, and restores it", async () => {
    const before = held();
    const { dashboards, dataSources, permissions, folders } = grafana.state;
    const fleet = dashboards.get(FLEET)!;
    dashboards.set(FLEET, { ...fleet, version: 9, model: { ...fleet.model, version: 9, panels: [] } });
    dashboards.delete(`aura-${STACK}-alerts`);
    const source = dataSources.get(`aura-${STACK}-prom`)!;
    dataSources.set(source.uid, { ...source, url: "https://elsewhere.example.com" });
    folders.set(`aura-${STACK}`, { uid: `aura-${STACK}`, title: "Renamed", version: 2 });
    permissions.set(`aura-${STACK}`, [...permissions.get(`aura-${STACK}`)!, { builtInRole: "Viewer", permission: "Admin" }]);
    const output = await succeed("up", "--refresh");
    for (const name of ["dashboard-fleet", "dashboard-alerts", "data-source", "folder", "permissions"])
      assert.match(output, new RegExp(`aura-grafana-${name}`));
    const after = held();
    assert.deepEqual(new Map(after.models.map(([uid, ...it]) => [uid, it])), new Map(before.models.map(([uid, ...it]) => [uid, it])));
    assert.deepEqual({ ...after, models: [] }, { ...before, models: [] });
  });

  it("destroys no folder that holds somebody's own dashboard, and otherwise all that it made", async () => {
    const own = {
      id: 99,
      version: 1,
      folderUid: `aura-${STACK}`,
      message: "",
      model: { id: 99, uid: "own", version: 1, title: "My own page", tags: [] },
    };
    grafana.state.dashboards.set("own", own);
    assert.match(await failing("destroy"), /is not empty and prevent_destroy_if_not_empty is set.*My own page/);
    grafana.state.dashboards.delete("own");
    await succeed("destroy");
    const { dashboards, folders, dataSources } = grafana.state;
    assert.deepEqual([dashboards.size, folders.size, dataSources.size], [0, 0, 0]);
  });

  it("asked for nothing that Grafana's documentation does not know, and needed no more than docs/grafana.md says", () => {
    assert.deepEqual(grafana.violations(), []);
    assert.deepEqual(
      grafana.journal().filter(({ status }) => status === 401 || status === 403),
      [],
    );
  });

  it("told nobody its secrets: not in state, history or what was printed", () => {
    assert.deepEqual(canariesIn(printed.join("\n"), Object.values(secrets)), []);
    for (const { path, found } of searchFolder(stack.workspace.state, Object.values(secrets))) assert.deepEqual(found, [], path);
  });
});

const SETTINGS = {
  httpMethod: "POST",
  timeInterval: "1m",
  prometheusType: "Prometheus",
  cacheLevel: "Medium",
  incrementalQuerying: true,
  incrementalQueryOverlapWindow: "10m",
  disableRecordingRules: false,
};
