import assert from "node:assert/strict";
import { startTestAura, stopSimulators, type TestAura } from "./support/simulated-aura";

const ID = "6b0c65e8";

async function statuses(aura: TestAura, requests: number): Promise<number[]> {
  const [token, url] = [await aura.token(), aura.simulator.metricsUrl("shop")];
  const found: number[] = [];
  for (let request = 0; request < requests; request++) found.push((await aura.get(url, token)).status);
  return found;
}

describe("a simulated fault of an endpoint", () => {
  afterEach(stopSimulators);

  for (const [name, status, words] of [
    ["unauthorized", 401, "User doesn't have access to Metrics resources."],
    ["forbidden", 403, "Forbidden"],
    ["rate-limited", 429, "Too Many Requests"],
    ["server-error", 500, "Internal Server Error"],
    ["empty", 200, ""],
  ] as const) {
    it(`"${name}" answers ${status} until it is cleared`, async () => {
      const aura = await startTestAura();
      const token = await aura.token();
      aura.simulator.set(name);
      const refused = await aura.get(aura.simulator.metricsUrl("shop"), token);
      assert.deepEqual([refused.status, await refused.text()], [status, words]);
      assert.equal(refused.headers.get("retry-after"), status === 429 ? "30" : null);
      aura.simulator.clear(name);
      assert.ok((await aura.scrape()).length > 32);
    });
  }

  it("hits one request in ten, or some of them by chance", async () => {
    const aura = await startTestAura();
    aura.simulator.set("server-error", { everyNth: 10 });
    assert.deepEqual(
      (await statuses(aura, 20)).flatMap((status, index) => (status === 500 ? [index] : [])),
      [9, 19],
    );
    aura.simulator.clear();
    aura.simulator.set("rate-limited", { probability: 0.5 });
    const refused = (await statuses(aura, 60)).filter((status) => status === 429).length;
    assert.ok(refused > 12 && refused < 48, `${refused} of 60 were refused`);
  });

  it("hits the endpoint of one project or instance alone", async () => {
    const aura = await startTestAura();
    aura.simulator.set("forbidden", { instance: ID });
    assert.ok((await aura.scrape()).length > 0);
    assert.ok((await aura.scrape("0a1b2c3d")).length > 0);
    await assert.rejects(aura.scrape(ID), /answered 403/);
  });

  it("breaks the connection in the middle of a truncated body", async () => {
    const aura = await startTestAura();
    const token = await aura.token();
    aura.simulator.set("truncated");
    const response = await aura.get(aura.simulator.metricsUrl("shop"), token);
    assert.equal(response.status, 200);
    await assert.rejects(response.text(), /terminated/);
  });

  it("answers late when slow, and never holds up the stop of the simulator", async () => {
    const aura = await startTestAura();
    const [token, url] = [await aura.token(), aura.simulator.metricsUrl("shop")];
    aura.simulator.set("slow", { seconds: 0.05 });
    assert.equal((await aura.get(url, token)).status, 200);
    aura.simulator.set("slow", { seconds: 3_600 });
    const waiting = assert.rejects(aura.get(url, token));
    while (aura.simulator.counts().endpoints["GET /api/v1/shop/metrics"]?.requests !== 2) await new Promise(setImmediate);
    await aura.simulator.stop();
    await waiting;
  });

  it("fails the token endpoint or the management API, not the metrics", async () => {
    const aura = await startTestAura();
    const token = await aura.token();
    for (const [name, status] of [
      ["token-rate-limited", 429],
      ["token-server-error", 500],
    ] as const) {
      aura.simulator.set(name);
      assert.equal((await aura.askToken()).status, status);
      aura.simulator.clear(name);
    }
    for (const [name, status] of [
      ["management-rate-limited", 429],
      ["management-server-error", 500],
    ] as const) {
      aura.simulator.set(name);
      assert.equal((await aura.get(`${aura.simulator.url}/v1/instances`, token)).status, status);
      assert.equal((await aura.get(aura.simulator.metricsUrl("shop"), token)).status, 200);
      aura.simulator.clear(name);
    }
  });
});

describe("the simulator's admin endpoint", () => {
  afterEach(stopSimulators);
  const admin = async (aura: TestAura, method: string, path: string, body?: unknown): Promise<[number, Record<string, unknown>]> => {
    const response = await fetch(`${aura.simulator.url}/admin/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return [response.status, (await response.json()) as Record<string, unknown>];
  };

  it("switches scenarios on and off and lists what it knows and what is on", async () => {
    const aura = await startTestAura();
    const on = { name: "cpu", project: "shop", instance: ID, params: { ratio: 0.5, member: "all" }, startedAt: aura.now() };
    assert.deepEqual(await admin(aura, "POST", "scenarios", { name: "cpu", instance: ID, ratio: 0.5 }), [200, { active: on }]);
    const [, listed] = await admin(aura, "GET", "scenarios");
    assert.deepEqual(listed.active, [on]);
    const known = listed.scenarios as { name: string; description: string; params: Record<string, { default: unknown; help: string }> }[];
    assert.ok(known.length >= 40);
    for (const { name, description, params } of known) {
      assert.match(name, /^[a-z]+(-[a-z]+)*$/);
      assert.match(description, /^[A-Z].+\.$/s, name);
      for (const { help } of Object.values(params)) assert.ok(help.length > 5, name);
    }
    assert.deepEqual(await admin(aura, "DELETE", "scenarios/cpu"), [200, { cleared: 1 }]);
    await admin(aura, "POST", "scenarios", { name: "heap" });
    assert.deepEqual(await admin(aura, "DELETE", "scenarios"), [200, { cleared: 1 }]);
  });

  for (const [mistake, body, words] of [
    ["an unknown scenario", { name: "cpuu" }, /^no scenario "cpuu"; there are: .*\bcpu, .*\bunauthorized$/],
    ["an unknown param", { name: "cpu", ration: 1 }, /^scenario "cpu": no param "ration"; there are: ratio, member$/],
    ["a text for a number", { name: "cpu", ratio: "much" }, /^scenario "cpu": ratio is "much"; it must be a number$/],
    ["an unknown instance", { name: "cpu", instance: "ffffffff" }, /^no instance "ffffffff"; there are: 6b0c65e8, 0a1b2c3d$/],
    ["an unknown project", { name: "cpu", project: "ship" }, /^no project "ship"; there are: shop$/],
    ["a member that no instance has", { name: "oom", member: 7 }, /^scenario "oom": member is "7"; no instance here has it/],
    ["a new instance without a project", { name: "added" }, /^scenario "added" needs a project; there are: shop$/],
    ["a new instance whose id is taken", { name: "added", project: "shop", id: ID }, /instance "6b0c65e8" exists already/],
    ["no name", {}, /^name is missing; it must be a text$/],
  ] as const) {
    it(`refuses ${mistake} and says what there is`, async () => {
      const aura = await startTestAura();
      const [status, { error }] = await admin(aura, "POST", "scenarios", body);
      assert.equal(status, 400);
      assert.match(String(error), words);
      assert.deepEqual(aura.simulator.active(), []);
    });
  }
});
