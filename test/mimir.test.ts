import assert from "node:assert/strict";

import { parse, stringify } from "yaml";

import { eventually } from "./e2e/harness/eventually";
import { type Mimir, startMimir } from "./support/mimir";
import { needsPrograms } from "./support/needs-programs";

const TENANT = "shop";
const RULES = "/prometheus/config/v1/rules";

const group = {
  name: "aura",
  interval: "1s",
  rules: [{ alert: "AuraAlwaysThere", expr: "vector(1)", labels: { severity: "critical" }, annotations: { summary: "It fires." } }],
};

const alertmanager = stringify({ route: { receiver: "nobody", group_by: ["alertname"] }, receivers: [{ name: "nobody" }] });

describe("a running Mimir", function () {
  this.timeout(120_000);
  let mimir: Mimir;
  before(async function () {
    await needsPrograms(this, ["mimir"]);
    mimir = await startMimir();
  });
  after(() => mimir?.stop());

  const textOf = async (tenant: string, path: string): Promise<string> => {
    const response = await mimir.ask(tenant, "GET", path);
    const text = await response.text();
    assert.equal(response.status, 200, text);
    return text;
  };
  const rulesOf = async (tenant: string): Promise<unknown> => parse(await textOf(tenant, RULES));

  it("refuses who names no tenant", async () => {
    assert.equal((await fetch(`${mimir.url}${RULES}`)).status, 401);
  });

  it("accepts a rule group and lists it, for its tenant alone", async () => {
    const response = await mimir.ask(TENANT, "POST", `${RULES}/aura-prod`, stringify(group));
    assert.equal(response.status, 202, await response.text());
    assert.deepEqual(await rulesOf(TENANT), { "aura-prod": [group] });
    assert.deepEqual(await rulesOf("another"), {});
  });

  it("refuses a rule that it cannot parse", async () => {
    const wrong = { name: "wrong", rules: [{ record: "a:b", expr: "sum(" }] };
    const response = await mimir.ask(TENANT, "POST", `${RULES}/aura-prod`, stringify(wrong));
    assert.equal(response.status, 400);
    assert.match(await response.text(), /could not parse expression/);
  });

  it("evaluates the rule and tells its own Alertmanager", async () => {
    const response = await mimir.ask(
      TENANT,
      "POST",
      "/api/v1/alerts",
      stringify({ template_files: {}, alertmanager_config: alertmanager }),
    );
    assert.equal(response.status, 201, await response.text());
    const alerts = await eventually("the alert is there", async () => {
      const asked = await mimir.ask(TENANT, "GET", "/alertmanager/api/v2/alerts");
      return asked.ok && /AuraAlwaysThere/.test(await asked.clone().text()) && asked.json();
    });
    assert.equal((alerts as readonly unknown[]).length, 1);
  });

  it("keeps rules and receivers when it is killed and started again at the same address", async () => {
    const { url } = mimir;
    await mimir.restart(true);
    assert.equal(mimir.url, url);
    assert.deepEqual(await rulesOf(TENANT), { "aura-prod": [group] });
    assert.match(await textOf(TENANT, "/api/v1/alerts"), /receiver: nobody/);
    await mimir.restart();
    assert.deepEqual(await rulesOf(TENANT), { "aura-prod": [group] });
  });
});
