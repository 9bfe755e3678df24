import assert from "node:assert/strict";
import { READER, SECRET, startTestAura, stopSimulators, type TestAura } from "./support/simulated-aura";

const ID = "6b0c65e8";

describe("the simulated management API", () => {
  afterEach(stopSimulators);
  let aura: TestAura;
  let token: string;
  const read = async (path: string): Promise<{ status: number; data: unknown; headers: Headers }> => {
    const response = await aura.get(`${aura.simulator.url}/v1/${path}`, token);
    return { status: response.status, data: ((await response.json()) as { data?: unknown }).data, headers: response.headers };
  };
  beforeEach(async () => {
    aura = await startTestAura();
    token = await aura.token();
  });

  it("lists the projects of the client and their metrics endpoint", async () => {
    assert.deepEqual((await read("tenants")).data, [{ id: "shop", name: "Shop" }]);
    assert.deepEqual((await read("tenants/shop/metrics-integration")).data, { endpoint: aura.simulator.metricsUrl("shop") });
    assert.equal(((await read("tenants/shop")).data as { name: string }).name, "Shop");
    assert.equal((await read("tenants/other")).status, 404);
    assert.match((await read("tenants")).headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/);
  });

  it("lists instances without status, and each with it", async () => {
    const listed = (await read("instances")).data as Record<string, unknown>[];
    assert.deepEqual(
      listed.map(({ id, name, tenant_id }) => [id, name, tenant_id]),
      [
        [ID, "orders", "shop"],
        ["0a1b2c3d", "fraud", "shop"],
      ],
    );
    assert.deepEqual(Object.keys(listed[0] ?? {}), ["id", "name", "tenant_id", "cloud_provider", "created_at"]);
    const details = (await read(`instances/${ID}`)).data as Record<string, unknown>;
    assert.deepEqual(
      [details.status, details.type, details.storage, details.metrics_integration_url],
      ["running", "business-critical", "64GB", aura.simulator.metricsUrl("shop", ID)],
    );
    assert.equal((await read("instances/ffffffff")).status, 404);
  });

  it("shows an instance paused, deleted, added and renamed", async () => {
    const { simulator } = aura;
    simulator.set("paused", { instance: ID });
    assert.equal(((await read(`instances/${ID}`)).data as { status: string }).status, "paused");
    simulator.clear();
    simulator.set("renamed", { instance: ID, newName: "bestellungen" });
    assert.equal(((await read(`instances/${ID}`)).data as { name: string }).name, "bestellungen");
    simulator.set("deleted", { instance: ID });
    assert.equal((await read(`instances/${ID}`)).status, 404);
    await assert.rejects(aura.scrape(ID), /answered 404/);
    simulator.set("added", { project: "shop", id: "0badcafe" });
    const ids = (): Promise<unknown> => read("instances").then(({ data }) => (data as { id: string }[]).map(({ id }) => id));
    assert.deepEqual(await ids(), ["0a1b2c3d", "0badcafe"]);
    assert.equal(new Set((await aura.scrape()).map(({ labels }) => labels.instance_id)).size, 2);
    simulator.clear();
    assert.deepEqual(await ids(), [ID, "0a1b2c3d"]);
  });

  it("starts every counter afresh when a paused instance is resumed", async () => {
    const opened = async (): Promise<number> =>
      (await aura.scrape()).find(({ name }) => name === "neo4j_dbms_bolt_connections_opened_total")?.value ?? NaN;
    const before = await opened();
    aura.simulator.set("paused", { instance: ID });
    aura.tick(600);
    aura.simulator.clear("paused");
    aura.tick(30);
    assert.ok((await opened()) < before / 10);
  });

  it("refuses the metrics integration to a low-scope key with 403, and to a project without it with 400", async () => {
    aura = await startTestAura({
      projects: [
        { id: "low", clients: [{ clientId: READER, clientSecret: SECRET, roles: ["PROJECT_VIEWER"] }], instances: [] },
        {
          id: "free",
          clients: [{ clientId: READER, clientSecret: SECRET, roles: ["PROJECT_ADMIN"] }],
          instances: [{ id: ID, name: "x" }],
          metricsIntegration: false,
        },
        { id: "foreign", clients: [{ clientId: "other", clientSecret: SECRET }], instances: [] },
      ],
    });
    token = await aura.token();
    assert.equal((await read("tenants/low/metrics-integration")).status, 403);
    assert.equal((await read("tenants/free/metrics-integration")).status, 400);
    assert.ok(!("metrics_integration_url" in ((await read(`instances/${ID}`)).data as object)));
    assert.deepEqual((await read("tenants")).data, [
      { id: "low", name: "low" },
      { id: "free", name: "free" },
    ]);
  });

  it("takes 125 requests a minute and then answers 429", async () => {
    const statuses: number[] = [];
    for (let request = 0; request < 126; request++) statuses.push((await read("tenants")).status);
    assert.deepEqual([statuses.filter((status) => status === 200).length, statuses.at(-1)], [125, 429]);
    aura.tick(61);
    assert.equal((await read("tenants")).status, 200);
  });

  it("answers 401 without a token", async () => {
    assert.equal((await fetch(`${aura.simulator.url}/v1/tenants`)).status, 401);
  });
});
