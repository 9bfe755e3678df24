import { strict as assert } from "node:assert";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import pc from "picocolors";
import sinon from "sinon";

import * as baselines from "../catalog/records/baselines";
import * as hourly from "../catalog/records/hourly";
import { checkContext } from "../cli/check-context";
import { checkPage } from "../cli/check-page";
import { checks } from "../cli/checks";
import type { Verdict } from "../cli/checks/check";
import { type LoadedStack, loadStack } from "../cli/load-stack";
import { renderChecked } from "../cli/render-checked";
import { runChecks } from "../cli/run-checks";
import { filesOf } from "../stacks/compile";
import { answer, endpoints, families, healthy, instances, recorded, type World } from "./check/answering-servers";
import { checkout } from "./support/engine";

const SECRET = "client-secret-canary";
describe("npm run check", () => {
  let stack: LoadedStack;
  let directory: string;
  let world: World;
  const fetched = sinon.stub<[string | URL | Request, RequestInit?], Promise<Response>>();

  before(async () => {
    const loaded = await loadStack({ root: checkout, stack: "demo" });
    directory = mkdtempSync(join(tmpdir(), "aura-check-"));
    const files = { ...filesOf(loaded.compiled), directory };
    stack = { ...loaded, compiled: { kind: "files", gaps: loaded.compiled.gaps, files } };
    mkdirSync(join(directory, files.secrets.set));
    writeFileSync(join(directory, files.secrets.set, stack.plan.projects[0]!.clientSecret), SECRET);
  });
  after(() => rmSync(directory, { recursive: true, force: true }));
  beforeEach(() => {
    world = healthy(stack);
    sinon.stub(globalThis, "fetch").callsFake(fetched);
    fetched.callsFake(async (url, init) => Promise.resolve(answer(stack, world, url as string, init)));
  });
  afterEach(() => sinon.restore());

  const verdictOf = async (id: string): Promise<Verdict> => {
    const check = checks.find((it) => it.id === id);
    assert.ok(check, `no check ${id}`);
    const [checked] = await runChecks([check], checkContext(stack));
    return checked!.verdict;
  };
  const findingOf = async (id: string) => {
    const verdict = await verdictOf(id);
    assert.equal(verdict.kind, "finding", JSON.stringify(verdict));
    return verdict.kind === "finding" ? verdict.findings[0] : assert.fail();
  };
  const refusedWith = (lastError: string): void => void (world.targets = world.targets.map((it) => ({ ...it, health: "down", lastError })));

  it("passes every check on a healthy stack", async () => {
    const all = await runChecks(checks, checkContext(stack));
    for (const { check, verdict } of all) assert.equal(verdict.kind, "pass", `${check.id}: ${JSON.stringify(verdict)}`);
    assert.equal(all.length, checks.length);
  });

  it("has one file for each check, named by its id", () => {
    const files = readdirSync(join(checkout, "cli/checks")).filter((name) => !["check.ts", "index.ts"].includes(name));
    assert.deepEqual(files.sort(), checks.map(({ id }) => `${id}.ts`).sort());
    for (const file of files)
      assert.ok(readFileSync(join(checkout, "cli/checks", file), "utf8").includes(`id: "${file.replace(".ts", "")}"`), file);
  });

  it("takes nothing for good when no server answers", async () => {
    world.down = /./;
    const all = await runChecks(checks, checkContext(stack));
    for (const { check, verdict } of all)
      assert.equal(verdict.kind, /reachable/.test(check.id) ? "finding" : "couldNotCheck", `${check.id}: ${JSON.stringify(verdict)}`);
  });

  it("says that Alertmanager does not answer", async () => {
    world.down = /19093/;
    assert.equal((await findingOf("alertmanager-reachable")).what, "Alertmanager does not answer");
    assert.equal((await verdictOf("alertmanager-config")).kind, "couldNotCheck");
  });

  it("takes a server that is not Prometheus for no Prometheus", async () => {
    fetched.callsFake(() => Promise.resolve(new Response("<html>login</html>")));
    assert.match((await findingOf("prometheus-reachable")).details.join(), /not as Prometheus does/);
  });

  describe("401", () => {
    it("of the metrics endpoint is the missing role, in Aura's own words", async () => {
      refusedWith("server returned HTTP status 401 Unauthorized");
      const finding = await findingOf("aura-role");
      assert.equal(finding.what, "metrics endpoint refuses the token");
      assert.match(
        finding.details.join("\n"),
        /401 "User doesn't have access to Metrics resources\." from project demo, token accepted by 127\.0\.0\.1:18080/,
      );
      assert.match(finding.fix, /Metrics Reader/);
      assert.equal((await verdictOf("aura-client")).kind, "pass");
      assert.equal((await findingOf("targets-up")).what, "metrics endpoint refuses the token");
    });

    it("of the token endpoint is the client", async () => {
      refusedWith('Get "http://127.0.0.1:18080/api/v1/x/metrics": oauth2: "invalid_client" "Client id or secret is wrong"');
      world.token = [401, `{"error":"invalid_client","said":"${SECRET}"}`];
      const finding = await findingOf("aura-client");
      assert.match(finding.details.join("\n"), /asked directly it answers 401 \{"error":"invalid_client"/);
      assert.doesNotMatch(JSON.stringify(finding), new RegExp(SECRET));
      assert.equal(finding.what, "token endpoint refuses the client");
      assert.match(finding.details.join("\n"), /client demo-client, project demo/);
      assert.equal((await verdictOf("aura-role")).kind, "couldNotCheck");
    });
  });

  it("finds an endpoint that Prometheus does not scrape", async () => {
    world.targets = [];
    assert.equal((await findingOf("targets-up")).what, "Prometheus does not scrape an endpoint");
  });

  it("does not take a target for UP that was not scraped yet", async () => {
    world.targets = world.targets.map((it) => ({ ...it, health: "unknown" }));
    assert.equal((await verdictOf("targets-up")).kind, "couldNotCheck");
  });

  it("names intermittent failures, and tells slow ones from refused ones", async () => {
    world.queries.unshift([/avg_over_time\(up/, endpoints(stack, 0.9)]);
    assert.match((await findingOf("scrapes-steady")).cause, /429 or 5xx/);
    world.queries.unshift([/max_over_time\(scrape_duration/, endpoints(stack, 2)]);
    assert.match((await findingOf("scrapes-steady")).cause, /too late/);
    world.queries.unshift([/avg_over_time\(up/, []]);
    assert.equal((await verdictOf("scrapes-steady")).kind, "couldNotCheck");
  });

  it("names an empty answer", async () => {
    world.queries.unshift([/scrape_samples_scraped/, endpoints(stack, 0)]);
    assert.equal((await findingOf("aura-data")).what, "endpoint answers without any metric");
  });

  it("names an instance without data by its name", async () => {
    world.queries.unshift([/neo4j_aura_cpu_limit/, instances(stack).slice(1)]);
    const finding = await findingOf("aura-data");
    assert.equal(finding.what, "instance has no data");
    assert.match(finding.details.join(), new RegExp(stack.plan.instances[0]!.id));
  });

  it("finds stale data, also where the age is not a number", async () => {
    for (const value of [500, NaN]) {
      world.queries.unshift([/^time\(\)/, instances(stack).map((it) => ({ ...it, value }))]);
      assert.equal((await findingOf("data-fresh")).what, "data is stale");
    }
    world.queries.unshift([/^time\(\)/, []]);
    assert.equal((await verdictOf("data-fresh")).kind, "couldNotCheck");
  });

  it("names the metrics that are not served", async () => {
    world.queries.unshift([/__name__=~"neo4j_/, families(stack).slice(2)]);
    assert.deepEqual(
      (await findingOf("metric-families")).details,
      stack.plan.metrics.slice(0, 2).map(({ name }) => name),
    );
    world.queries.unshift([/__name__=~"neo4j_/, []]);
    assert.equal((await verdictOf("metric-families")).kind, "couldNotCheck");
  });

  it("evaluates hourly rules that are not due, says so, and finds those without a value", async () => {
    world.queries.unshift([
      /last_over_time\(\{__name__/,
      recorded(stack)
        .filter(({ interval }) => interval !== "1h")
        .map(({ record }) => ({ metric: { __name__: record }, value: 1 })),
    ]);
    const early = await verdictOf("recording-rules");
    assert.match(
      early.kind === "pass" ? early.facts : JSON.stringify(early),
      new RegExp(`${Object.keys(hourly).length} hourly evaluated, ${Object.keys(baselines).length} young`),
    );
    world.queries.splice(1, 0, [/1h/, []]);
    assert.match((await findingOf("recording-rules")).what, /recording rules? without a value/);
  });

  it("shows a finding with what was seen, why and what to do, within 100 columns", async () => {
    refusedWith("server returned HTTP status 401 Unauthorized");
    const [checked] = await runChecks([checks.find(({ id }) => id === "aura-role")!], checkContext(stack));
    const text = renderChecked(checked!, pc.createColors(false));
    assert.match(text, /^ {2}✖ metrics endpoint refuses the token +aura-role\n/);
    assert.match(text, /→ Aura console › Users › role "Metrics Reader", then wait 5 minutes\.\n {4}docs\/checks\/aura-role\.md$/);
    for (const line of text.split("\n")) assert.ok(line.length <= 100, line);
  });

  it("says where the page of a finding stands, also from a program that has installed this package", () => {
    const folder = sinon.stub(process, "cwd");
    folder.returns(checkout);
    assert.equal(checkPage("aura-role"), "docs/checks/aura-role.md");
    folder.returns(join(checkout, ".."));
    assert.equal(checkPage("aura-role"), join(basename(checkout), "docs/checks/aura-role.md"));
    folder.returns(directory);
    assert.equal(checkPage("aura-role"), join(checkout, "docs/checks/aura-role.md"));
    for (const { id } of checks) assert.ok(existsSync(checkPage(id)), id);
  });
});
