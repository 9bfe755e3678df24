import assert from "node:assert/strict";

import { parse, stringify } from "yaml";

import { canariesIn, canary, searchFolder } from "../e2e/harness/canaries";
import { type CheckoutStack, createCheckoutStack } from "../e2e/harness/checkout-stack";
import { type Mimir, startMimir } from "../support/mimir";
import { needsPrograms } from "../support/needs-programs";
import { scaleSections, type Sections, SECRETS } from "./harness/scale-sections";

const STACK = "life";
const NAMESPACE = `aura-${STACK}`;
const TENANT = "shop";
const RULES = "/prometheus/config/v1/rules";

interface Group {
  readonly name: string;
  readonly rules: { expr: string; readonly alert?: string }[];
}

describe("rules and receivers of a stack in a ruler, through their life in the real engine", function () {
  this.timeout(600_000);
  const values = {
    aura: canary("aura"),
    mimir: canary("mimir"),
    pagerduty: canary("pagerduty"),
    slack: `https://hooks.example/services/${canary("slack")}`,
  };
  const printed: string[] = [];
  let mimir: Mimir;
  let stack: CheckoutStack;

  before(async function () {
    await needsPrograms(this, ["mimir", "pulumi", "pulumi-language-nodejs", "promtool", "amtool"]);
    mimir = await startMimir({ limits: { ruler_max_rules_per_rule_group: 200 } });
    stack = await createCheckoutStack(STACK, {});
    stack.configure(sections());
    for (const name of SECRETS) assert.equal((await stack.run(["config", "set", "--secret", `secrets:${name}`], values[name])).code, 0);
  });
  after(async () => {
    await stack?.stop();
    await mimir?.stop();
  });

  const sections = (more: Sections = {}): Sections =>
    scaleSections(
      {
        aura: "http://127.0.0.1:9",
        pagerDuty: "http://127.0.0.1:9/v2/enqueue",
        mimir: mimir.url,
        tenant: TENANT,
        directory: stack.workspace.files,
        agent: "http://127.0.0.1:9",
      },
      more,
    );
  const pulumi = async (...args: string[]) => {
    const ran = await stack.run(args);
    printed.push(ran.output);
    return ran;
  };
  const succeed = async (...args: string[]): Promise<string> => {
    const { code, output } = await pulumi(...args);
    assert.equal(code, 0, output);
    return output;
  };
  const up = (...more: string[]) => succeed("up", "--yes", "--skip-preview", "--diff", ...more);
  const groups = async (): Promise<readonly Group[]> => {
    const response = await mimir.ask(TENANT, "GET", RULES);
    const text = await response.text();
    return response.ok ? ((parse(text) as Readonly<Record<string, readonly Group[]>>)[NAMESPACE] ?? []) : [];
  };
  const receivers = async (): Promise<string> => (await mimir.ask(TENANT, "GET", "/api/v1/alerts")).text();

  it("are put there by pulumi up, and change nothing after that", async () => {
    await up();
    assert.ok((await groups()).length >= 10, "groups are there");
    assert.match(await receivers(), new RegExp(values.pagerduty));
    await up("--expect-no-changes");
  });

  it("are told as a short diff when the config changes", async () => {
    stack.configure(sections({ alerts: { thresholds: { "cpu-saturated": { warning: "77%" } } } }));
    assert.match(await up(), /1 of \d+ rule groups: aura-life-saturation\n[\s\S]*\+.*0\.77/);
    assert.ok((await groups()).flatMap(({ rules }) => rules).some(({ expr }) => expr.includes("0.77")));
  });

  it("are found and restored when somebody edits a rule by hand, removes a group or adds one", async () => {
    const before = await groups();
    const edited = structuredClone(before.find(({ name }) => name === `${NAMESPACE}-errors`)!);
    edited.rules.at(-1)!.expr = "vector(0) > 1";
    const post = await mimir.ask(TENANT, "POST", `${RULES}/${NAMESPACE}`, stringify(edited));
    assert.equal(post.status, 202, await post.text());
    await mimir.ask(TENANT, "POST", `${RULES}/${NAMESPACE}`, stringify({ name: "mine", rules: [{ record: "a:b", expr: "vector(1)" }] }));
    await mimir.ask(TENANT, "DELETE", `${RULES}/${NAMESPACE}/${NAMESPACE}-hourly`);
    const refreshed = await succeed("refresh", "--yes", "--diff");
    assert.match(refreshed, /was changed by hand[\s\S]*vector\(0\) > 1/);
    assert.match(refreshed, /was added by hand/);
    assert.match(refreshed, /was removed by hand/);
    assert.match(await up(), /! aura-life-errors was changed by hand/);
    assert.deepEqual(await groups(), before);
    await up("--expect-no-changes");
  });

  it("have receivers that are found and restored, and whose values are never shown", async () => {
    const before = await receivers();
    const changed = before.replace(values.pagerduty, canary("by-hand"));
    assert.notEqual(changed, before);
    assert.equal((await mimir.ask(TENANT, "POST", "/api/v1/alerts", changed)).status, 201);
    assert.match(await succeed("refresh", "--yes", "--diff"), /alertmanager\.yml.*was changed by hand/);
    await up();
    assert.equal(await receivers(), before);
  });

  it("name no secret in what was printed, in the state, or in files of servers", async () => {
    printed.push(await succeed("stack", "export"));
    const secrets = Object.values(values);
    assert.deepEqual(canariesIn(printed.join("\n"), secrets), []);
    for (const { path, found } of searchFolder(stack.workspace.state, secrets)) assert.deepEqual(found, [], path);
    const held = searchFolder(stack.workspace.files, secrets).flatMap(({ found }) => found);
    assert.deepEqual(held, [values.aura], "the agent reads the client secret, and no other one");
  });

  it("are gone after pulumi destroy", async () => {
    await succeed("destroy", "--yes", "--skip-preview");
    assert.deepEqual(await groups(), []);
    assert.equal((await mimir.ask(TENANT, "GET", "/api/v1/alerts")).status, 404);
  });
});
