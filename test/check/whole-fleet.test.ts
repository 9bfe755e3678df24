import { strict as assert } from "node:assert";
import sinon from "sinon";

import { checkContext } from "../../cli/check-context";
import { checks } from "../../cli/checks";
import type { Verdict } from "../../cli/checks/check";
import type { LoadedStack } from "../../cli/load-stack";
import { runCheck } from "../../cli/run-checks";
import { changed } from "../stack-config/small-config";
import { answer, endpoints, families, healthy, instances, stackOf, type World } from "./answering-servers";

const SHOP = "0a5c50b8-4c0a-563c-8a05-008e104efee1";
const NOON_ON_A_WEDNESDAY = "2026-01-07T11:00:00Z";
const SATURDAY = "2026-01-10T11:00:00Z";

/** Two projects: one instance behind a project endpoint, and two behind endpoints of their own. */
function twoProjects(): LoadedStack {
  const shop = {
    id: SHOP,
    clientId: "c4b2kVxB",
    clientSecret: "aura-shop",
    endpoints: "instances",
    granularity: "comprehensive",
    instances: { catalog: { id: "269e0d37" }, sandbox: { id: "00000123", pausedDuring: "weekends" } },
  };
  return stackOf(
    changed({ "aura.projects.shop": shop, "calendars.weekends": { days: ["saturday", "sunday"], timeZone: "Europe/Berlin" } }),
  );
}

describe("npm run check of a fleet of two projects", () => {
  const stack = twoProjects();
  let world: World;
  let clock: string;

  beforeEach(() => {
    world = healthy(stack);
    clock = NOON_ON_A_WEDNESDAY;
    sinon.stub(globalThis, "fetch").callsFake((url, init) => Promise.resolve(answer(stack, world, url as string, init)));
  });
  afterEach(() => sinon.restore());

  const verdictOf = async (id: string): Promise<Verdict> => {
    const check = checks.find((it) => it.id === id);
    assert.ok(check, `no check ${id}`);
    return (await runCheck(check, { ...checkContext(stack), now: () => new Date(clock) })).verdict;
  };
  const isDown = (id: string, lastError: string): void =>
    void (world.targets = world.targets.map((it) => (it.labels.aura_endpoint === id ? { ...it, health: "down", lastError } : it)));
  const without = (...ids: readonly string[]): void => {
    const left = instances(stack).filter(({ metric }) => !ids.includes(metric.instance_id));
    world.queries.unshift([/^time\(\)|\(neo4j_aura_cpu_limit/, left]);
  };
  const shown = (verdict: Verdict): string =>
    verdict.kind === "finding"
      ? verdict.findings.map(({ what, details }) => `${what}: ${details.join()}`).join("\n")
      : `${verdict.kind} ${verdict.kind === "pass" ? verdict.facts : verdict.why}`;
  const said = async (id: string): Promise<string> => shown(await verdictOf(id));

  it("passes every check while all is well", async () => {
    for (const { id } of checks) assert.match(await said(id), /^pass/, id);
    assert.equal(await said("aura-data"), "pass 3 instances of 3 have data");
    assert.match(await said("metric-families"), /^pass (\d+) of \1 families in 2 projects$/);
  });

  it("does not say that all have data while one project's target is down", async () => {
    isDown(stack.plan.projects[0]!.id, "server returned HTTP status 500");
    without("6b0c65e8");
    assert.equal(await said("aura-data"), "couldNotCheck 1 of 3 instances not looked at, their targets are not UP: orders");
    assert.match(await said("data-fresh"), /^couldNotCheck 1 of 3 instances had no sample in the last 15 minutes: orders$/);
  });

  it("does not take an instance for looked at whose own endpoint answers 404", async () => {
    isDown("269e0d37", "server returned HTTP status 404 Not Found");
    without("269e0d37");
    assert.equal(await said("aura-data"), "couldNotCheck 1 of 3 instances not looked at, their targets are not UP: catalog");
  });

  it("finds an instance without data beside an endpoint that answers nothing", async () => {
    without("269e0d37", "00000123");
    world.queries.unshift([/scrape_samples_scraped/, [{ metric: { aura_project: SHOP, aura_endpoint: "00000123" }, value: 0 }]]);
    const text = await said("aura-data");
    assert.match(text, /endpoint answers without any metric: instance 00000123 of project shop/);
    assert.match(text, /instance has no data: catalog \(269e0d37\)/);
  });

  it("expects an instance outside of the times in which it may be paused, and names it within them", async () => {
    without("00000123");
    assert.match(await said("aura-data"), /^instance has no data: sandbox/);
    assert.match(await said("data-fresh"), /^couldNotCheck/);
    clock = SATURDAY;
    world.queries.unshift([/scrape_samples_scraped/, [{ metric: { aura_project: SHOP, aura_endpoint: "00000123" }, value: 0 }]]);
    assert.equal(await said("aura-data"), "pass 2 instances of 3 have data, may be paused: sandbox");
    assert.match(await said("data-fresh"), /^pass/);
  });

  it("finds a metric that one project lost although another has it", async () => {
    const [first] = stack.plan.metrics;
    const left = families(stack).filter(({ metric }) => metric.aura_project !== SHOP || metric.__name__ !== first!.name);
    world.queries.unshift([/__name__=~"neo4j_/, left]);
    assert.equal(await said("metric-families"), `1 metric family not served by project shop: ${first!.name}`);
  });

  it("finds a project that serves Summary where the config says Comprehensive", async () => {
    const summary = (name: string): boolean => stack.plan.metrics.some((it) => it.name === name && it.granularity === "summary");
    world.queries.unshift([/__name__=~"neo4j_/, families(stack).filter(({ metric }) => summary(metric.__name__))]);
    assert.match(await said("metric-families"), /not served by project shop: neo4j_cluster/);
  });

  it("does not take one project's metrics for all of them", async () => {
    world.queries.unshift([/__name__=~"neo4j_/, families(stack).filter(({ metric }) => metric.aura_project !== SHOP)]);
    assert.equal(await said("metric-families"), "couldNotCheck no metric of project shop is in Prometheus now");
  });

  it("does not call scrapes steady that were never made", async () => {
    world.queries.unshift([/avg_over_time\(up/, endpoints(stack, 1).slice(1)]);
    assert.match(await said("scrapes-steady"), /^couldNotCheck of 1 endpoint no scrape was made/);
  });
});
