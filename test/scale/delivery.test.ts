import assert from "node:assert/strict";
import { join } from "node:path";

import { freePorts } from "../../demo/processes/free-ports";
import type { Running } from "../../demo/processes/start-process";
import type { SlackMessage } from "../../demo/sinks/slack";
import { pages, seePage } from "../e2e/harness/alerts";
import { type CheckoutStack, createCheckoutStack } from "../e2e/harness/checkout-stack";
import { eventually } from "../e2e/harness/eventually";
import { PROJECT } from "../e2e/harness/stack-input";
import { randomKey, type Surroundings, startSurroundings } from "../e2e/harness/surroundings";
import { type Mimir, startMimir } from "../support/mimir";
import { needsPrograms } from "../support/needs-programs";
import { scaleSections, SECRETS } from "./harness/scale-sections";
import { startAgent } from "./harness/start-agent";

const STACK = "shop";
const TENANT = "shop";
const [ORDERS, CATALOG] = ["6b0c65e8", "269e0d37"] as const;
const METRIC = "neo4j_aura_cpu_usage";

describe("an agent, Mimir's ruler and Mimir's Alertmanager, from pulumi up to a page", function () {
  this.timeout(600_000);
  let around: Surroundings;
  let mimir: Mimir;
  let stack: CheckoutStack;
  let agent: Running;

  before(async function () {
    await needsPrograms(this, ["mimir", "pulumi", "pulumi-language-nodejs", "promtool", "amtool", "prometheus"]);
    around = await startSurroundings([
      { id: ORDERS, name: "orders" },
      { id: CATALOG, name: "catalog" },
    ]);
    mimir = await startMimir({ limits: { ruler_max_rules_per_rule_group: 200, ruler_evaluation_delay_duration: "0s" } });
    stack = await createCheckoutStack(STACK, {});
    const [port] = await freePorts(1);
    const url = `http://127.0.0.1:${port}`;
    const world = { aura: around.addresses.aura, pagerDuty: around.sinks.pagerDutyUrl, mimir: mimir.url, tenant: TENANT };
    stack.configure(scaleSections({ ...world, directory: stack.workspace.files, agent: url }));
    const values = { aura: around.clientSecret, mimir: randomKey(), pagerduty: randomKey(), slack: around.sinks.slackUrl };
    for (const name of SECRETS) assert.equal((await stack.run(["config", "set", "--secret", `secrets:${name}`], values[name])).code, 0);
    const { code, output } = await stack.run(["up", "--yes", "--skip-preview"]);
    assert.equal(code, 0, output);
    agent = await startAgent(around.folder, join(stack.workspace.files, `${STACK}-prometheus`, "prometheus.yml"), url);
  });
  after(async () => {
    await agent?.stop();
    await stack?.stop();
    await mimir?.stop();
    await around?.stop();
  });

  /** The result of a query; none while Mimir does not answer. */
  const query = async (text: string): Promise<readonly Series[]> => {
    const asked = await mimir.ask(TENANT, "GET", `/prometheus/api/v1/query?query=${encodeURIComponent(text)}`).catch(() => undefined);
    if (asked?.ok !== true) return [];
    return ((await asked.json()) as { readonly data: { readonly result: readonly Series[] } }).data.result;
  };
  const firing = async (instance: string) =>
    (await query(`ALERTS{aura_stack="${STACK}",aura_alert="out-of-memory",alertstate="firing",instance_id="${instance}"}`))[0];

  it("brings what Aura serves to Mimir, where the stack's rules are evaluated", async () => {
    const [recorded] = await eventually("a record has a value", async () => {
      const found = await query(
        `instance:${METRIC}:value{instance_id="${ORDERS}"} or {__name__=~"instance:.*cpu.*",instance_id="${ORDERS}"}`,
      );
      return found.length > 0 && found;
    });
    assert.equal(recorded!.metric.aura_stack, STACK);
    assert.ok(around.simulator.counts().tokensIssued > 0, "the agent asked for a token");
  });

  it("tells PagerDuty and Slack of an alert, by the routes that Mimir's Alertmanager was given", async () => {
    await calm();
    around.simulator.set("oom", { instance: ORDERS, count: 5 });
    await eventually("the alert fires in Mimir", () => firing(ORDERS));
    const page = await seePage(around.sinks, { alert: "out-of-memory", instance: ORDERS });
    assert.match(page.payload!.summary, /orders/, "the name comes from the stack's own series");
    const message = await eventually("Slack is told", () => around.sinks.received("slack").find(({ status }) => status === 200));
    assert.match(JSON.stringify((message.body as SlackMessage).attachments), /out of memory/i);
  });

  it("loses no alert that begins while Mimir is down", async () => {
    const before = served();
    const down = mimir.restart(true);
    around.simulator.set("oom", { instance: CATALOG, count: 5 });
    await eventually("Aura is scraped meanwhile", () => served() > before + 2);
    await down;
    await seePage(around.sinks, { alert: "out-of-memory", instance: CATALOG });
    assert.equal(pages(around.sinks, { alert: "out-of-memory", instance: ORDERS }, "resolve").length, 0, "the first alert did not end");
  });

  it("loses no sample: Mimir has everything that Aura served", async () => {
    await agent.stop(); // it sends what it has before it ends
    const wanted = served();
    const stored = async (): Promise<number> =>
      (await query(`${METRIC}{instance_id="${ORDERS}"}[1h]`)).reduce((sum, { values = [] }) => sum + values.length, 0);
    await eventually(
      "everything has arrived",
      async () => (await stored()) >= wanted,
      async () => ({ wanted, stored: await stored() }),
    );
    assert.equal(await stored(), wanted);
  });

  /** How often Aura has answered with samples, each time with newer ones. */
  const served = (): number => around.simulator.counts().endpoints[`GET /api/v1/${PROJECT}/metrics`]?.statuses[200] ?? 0;
  /** A counter's growth is what was seen between two evaluations; a few of them must have been. */
  const calm = () => eventually("rules were evaluated a few times", async () => (await evaluations()) >= 3);
  const evaluations = async (): Promise<number> =>
    Number((await query(`count_over_time(instance:aura_instance:info{instance_id="${ORDERS}"}[10m])`))[0]?.value?.[1] ?? 0);
});

interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly value?: readonly [number, string];
  readonly values?: readonly (readonly [number, string])[];
}
