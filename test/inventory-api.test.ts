import assert from "node:assert/strict";
import { createServer } from "node:net";
import sinon from "sinon";
import { lockedInstanceOf } from "../inventory/locked-instance";
import { managementApi, type ManagementApi } from "../inventory/management-api";
import { ManagementApiError } from "../inventory/management-api-error";
import { type Patience, patientFetch } from "../inventory/patient-fetch";
import { readFleet } from "../inventory/read-fleet";
import { parseRetryAfter } from "../inventory/retry-delay";
import { READER, SECRET, startTestAura, stopSimulators, type TestAura } from "./support/simulated-aura";

describe("reading Aura's management API", () => {
  let aura: TestAura;
  let slept: number[];
  const ask = (patience: Patience = {}) =>
    patientFetch({
      waiting: {
        now: aura.now,
        sleep: (ms) => {
          slept.push(ms / 1_000);
          aura.tick(ms / 1_000);
          return Promise.resolve();
        },
      },
      ...patience,
    });
  const api = (clientSecret = SECRET, patience: Patience = {}, now = aura.now): ManagementApi =>
    managementApi({ baseUrl: aura.simulator.url, credentials: { clientId: READER, clientSecret }, ask: ask(patience), now });
  const refused = async (work: Promise<unknown>): Promise<ManagementApiError> => {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof ManagementApiError, `expected a refusal, was ${String(error)}`);
    assert.ok(!error.message.includes(SECRET));
    return error;
  };
  beforeEach(async () => {
    slept = [];
    aura = await startTestAura();
  });
  afterEach(async () => {
    sinon.restore();
    await stopSimulators();
  });

  it("reads every instance of a project with its type, status and sizes, and asks for one token", async () => {
    aura.simulator.set("paused", { instance: "0a1b2c3d" });
    const [read] = await readFleet([{ key: "web", id: "shop", api: api() }]);
    assert.ok(read?.kind === "read");
    assert.deepEqual(read.instances, [
      {
        id: "6b0c65e8",
        name: "orders",
        projectId: "shop",
        type: "business-critical",
        status: "running",
        region: "europe-west2",
        memory: "16GB",
        storage: "64GB",
        metrics: true,
      },
      {
        id: "0a1b2c3d",
        name: "fraud",
        projectId: "shop",
        type: "business-critical",
        status: "paused",
        region: "europe-west2",
        memory: "32GB",
        storage: "64GB",
        metrics: true,
      },
    ]);
    assert.equal(aura.simulator.counts().tokenRequests, 1);
  });

  it("never takes a project that the client cannot see for an empty one, nor lets it hide the others", async () => {
    const [foreign, own] = await readFleet([
      { key: "foreign", id: "foreign", api: api() },
      { key: "web", id: "shop", api: api() },
    ]);
    assert.ok(foreign?.kind === "failed");
    assert.match(
      foreign.error.message,
      /answers 404 "Tenant not found: foreign" to client reader .*does not belong to the project.*→ Compare the id/s,
    );
    assert.equal(own?.kind, "read");
  });

  it("leaves out an instance that is deleted between the list and its details", async () => {
    const reader = api();
    const instance: ManagementApi["instance"] = (id) => {
      aura.simulator.set("deleted", { instance: "0a1b2c3d" });
      return reader.instance(id);
    };
    const [read] = await readFleet([{ key: "web", id: "shop", api: { ...reader, instance } }]);
    assert.ok(read?.kind === "read");
    assert.deepEqual(
      read.instances.map(({ id }) => id),
      ["6b0c65e8"],
    );
  });

  it("takes a new token when the old one has expired early", async () => {
    const reader = api(SECRET, {}, () => 0);
    await reader.project("shop");
    aura.tick(4_000);
    assert.equal(await reader.project("shop"), "Shop");
  });

  it("says that a key of a Metrics Reader gets 403, and that the inventory is optional", async () => {
    const real = globalThis.fetch;
    sinon
      .stub(globalThis, "fetch")
      .callsFake((url, init) =>
        (url as string).includes("/v1/")
          ? Promise.resolve(new Response('{"errors":[{"message":"Forbidden"}]}', { status: 403 }))
          : real(url, init),
      );
    const error = await refused(api().project("shop"));
    assert.match(error.message, /answers 403 "Forbidden".*Metrics Reader gets 403.*optional.*→ .*--client/s);
  });

  it("names the client that the token endpoint refuses, and what to do", async () =>
    assert.match(
      (await refused(api("wrong").project("shop"))).message,
      /^the token endpoint answers 401 .* to client reader .*→ Make an API key in the Aura console/s,
    ));

  it("stays under Aura's limit by itself", async () => {
    const waits: string[] = [];
    const reader = api(SECRET, { onWait: (_, why) => void waits.push(why) });
    for (let request = 0; request < 260; request++) await reader.project("shop");
    assert.deepEqual(waits, ["Aura allows 125 requests a minute", "Aura allows 125 requests a minute"]);
    assert.deepEqual(aura.simulator.counts().endpoints["GET /v1/tenants/shop"]?.statuses, { 200: 260 });
  });

  it("waits as long as Aura asks it to, and goes on", async () => {
    const waits: string[] = [];
    const reader = api(SECRET, { perMinute: 1_000, onWait: (ms, why) => void waits.push(`${ms / 1_000} s: ${why}`) });
    for (let request = 0; request < 130; request++) await reader.project("shop");
    assert.deepEqual(waits, ["60 s: it answered 429"]);
  });

  it("gives up on a limit that stays, with the cause", async () => {
    aura.simulator.set("management-rate-limited");
    assert.match((await refused(api().project("shop"))).message, /answers 429 .*125 requests a minute to all programs together/s);
    assert.deepEqual(slept, [30, 30, 30, 30]);
  });

  it("asks again, later each time, when the API fails for a moment, and names an outage that stays", async () => {
    aura.simulator.set("management-server-error", { everyNth: 2 });
    const reader = api();
    for (let request = 0; request < 4; request++) assert.equal(await reader.project("shop"), "Shop");
    aura.simulator.clear();
    aura.simulator.set("management-server-error");
    slept = [];
    assert.match((await refused(reader.project("shop"))).message, /answers 500 "Internal server error".*status\.neo4j\.io/s);
    assert.deepEqual(slept, [1, 2, 4, 8]);
  });

  it("names the address where nothing listens", async () => {
    const port = await freePort();
    const reader = managementApi({
      baseUrl: `http://127.0.0.1:${port}`,
      credentials: { clientId: READER, clientSecret: SECRET },
      ask: ask(),
    });
    assert.match(
      (await refused(reader.project("shop"))).message,
      new RegExp(`token endpoint at http://127\\.0\\.0\\.1:${port}/oauth/token cannot be reached: nothing listens there`),
    );
  });

  it("shows neither secret nor token, even when a server sends them back", async () => {
    sinon
      .stub(globalThis, "fetch")
      .callsFake((_, init) =>
        Promise.resolve(new Response(`${SECRET} ${new Headers(init?.headers).get("authorization") ?? ""}`, { status: 400 })),
      );
    const { message } = await refused(api().project("shop"));
    assert.ok(!message.includes(Buffer.from(`${READER}:${SECRET}`).toString("base64")), message);
  });

  it("refuses an answer of another form, and takes one with fields that it does not know", async () => {
    const real = globalThis.fetch;
    const answer = (body: string): void => {
      sinon.restore();
      sinon
        .stub(globalThis, "fetch")
        .callsFake((url, init) => ((url as string).includes("/v1/") ? Promise.resolve(new Response(body)) : real(url, init)));
    };
    answer("<html>login</html>");
    assert.match((await refused(api().project("shop"))).message, /not understood: it is not JSON/);
    answer('{"data":{"id":"shop"}}');
    assert.match((await refused(api().project("shop"))).message, /not understood: data\.name: /);
    answer('{"data":{"id":"shop","name":"Shop","colour":"red"},"next":1}');
    assert.equal(await api().project("shop"), "Shop");
  });

  it("does not wait for a pause of more than two minutes", async () => {
    sinon.stub(globalThis, "fetch").callsFake(() => Promise.resolve(new Response("", { status: 503, headers: { "retry-after": "3600" } })));
    assert.match((await refused(api().project("shop"))).message, /token endpoint answers 503/);
    assert.deepEqual(slept, []);
  });

  it("keeps ids in small letters, as metrics carry them, and knows tiers without metrics", () => {
    const found = {
      id: "6B0C65E8",
      name: "orders",
      tenant_id: "shop",
      status: "running",
      type: "professional-db",
      metrics_integration_url: "https://example.com",
    };
    const { id, metrics, storage } = lockedInstanceOf(found);
    assert.deepEqual([id, metrics, storage], ["6b0c65e8", false, null]);
    assert.equal(lockedInstanceOf({ ...found, type: "enterprise-db" }).metrics, true);
    assert.equal(lockedInstanceOf({ ...found, type: "enterprise-db", metrics_integration_url: "" }).metrics, false);
  });

  it("reads Retry-After as seconds and as a date", () => {
    const now = Date.UTC(2026, 0, 1);
    const read = ["7", "Thu, 01 Jan 2026 00:00:30 GMT", "Wed, 31 Dec 2025 00:00:00 GMT", "soon", undefined].map((it) =>
      parseRetryAfter(it, now),
    );
    assert.deepEqual(read, [7_000, 30_000, 0, undefined, undefined]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === "object" && address !== null ? address.port : 0;
}
