import assert from "node:assert/strict";
import { SECRET, startTestAura, stopSimulators, type TestAura } from "./support/simulated-aura";

const status = async (aura: TestAura, token: string): Promise<number> => (await aura.get(aura.simulator.metricsUrl("shop"), token)).status;

describe("the simulated token endpoint", () => {
  afterEach(stopSimulators);

  it("gives a bearer token for one hour to a client that authenticates with HTTP Basic", async () => {
    const response = await (await startTestAura()).askToken();
    assert.equal(response.status, 200);
    const body = (await response.json()) as Record<string, unknown>;
    assert.equal(body.token_type, "bearer");
    assert.equal(body.expires_in, 3_600);
    assert.match(String(body.access_token), /^[\w-]{32}$/);
  });

  it("refuses a wrong secret, an unknown client, credentials in the body and any other grant", async () => {
    const aura = await startTestAura();
    assert.equal((await aura.askToken(undefined, "reader", "wrong")).status, 401);
    assert.equal((await aura.askToken(undefined, "nobody", SECRET)).status, 401);
    const inBody = await fetch(aura.simulator.tokenUrl, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "client_credentials", client_id: "reader", client_secret: SECRET }),
    });
    assert.equal(inBody.status, 401);
    const password = await aura.askToken("grant_type=password");
    assert.equal(password.status, 400);
    assert.equal(((await password.json()) as { error: string }).error, "unsupported_grant_type");
    assert.equal((await aura.askToken("")).status, 400);
  });

  it("lets an expired token in nowhere, and a missing or invented one neither", async () => {
    const aura = await startTestAura({ tokenLifetimeSeconds: 100 });
    const token = await aura.token();
    aura.tick(99);
    assert.equal(await status(aura, token), 200);
    aura.tick(1);
    assert.equal(await status(aura, token), 401);
    assert.equal((await aura.get(`${aura.simulator.url}/v1/tenants`, token)).status, 403);
    assert.equal(await status(aura, "invented"), 401);
    assert.equal((await fetch(aura.simulator.metricsUrl("shop"))).status, 401);
    assert.equal(await status(aura, await aura.token()), 200);
  });

  it("limits token requests of one client, a minute at a time", async () => {
    const aura = await startTestAura({ tokenRequestsPerMinute: 2 });
    const statuses: number[] = [];
    for (let ask = 0; ask < 3; ask++) statuses.push((await aura.askToken()).status);
    assert.deepEqual(statuses, [200, 200, 429]);
    aura.tick(61);
    assert.equal((await aura.askToken()).status, 200);
  });

  it("refuses a revoked client a new token, while its old one lives on until it expires", async () => {
    const aura = await startTestAura({ tokenLifetimeSeconds: 100 });
    const token = await aura.token();
    aura.simulator.revokeClient("reader");
    assert.equal((await aura.askToken()).status, 401);
    assert.equal(await status(aura, token), 200);
    aura.tick(100);
    assert.equal(await status(aura, token), 401);
  });

  it("answers 401 in the documented words five minutes after the user lost the role", async () => {
    const aura = await startTestAura();
    const token = await aura.token();
    aura.simulator.setRoles("shop", "reader", []);
    aura.tick(299);
    assert.equal(await status(aura, token), 200);
    aura.tick(1);
    const refused = await aura.get(aura.simulator.metricsUrl("shop"), token);
    assert.equal(refused.status, 401);
    assert.equal(await refused.text(), "User doesn't have access to Metrics resources.");
    aura.simulator.setRoles("shop", "reader", ["METRICS_READER"]);
    assert.equal(await status(aura, token), 200);
  });

  it("rotates secrets and clients while it runs, over HTTP too", async () => {
    const aura = await startTestAura();
    aura.simulator.changeSecret("reader", "newer");
    assert.equal((await aura.askToken()).status, 401);
    assert.equal((await aura.askToken(undefined, "reader", "newer")).status, 200);
    const admin = (method: string, path: string, body?: unknown): Promise<Response> =>
      fetch(`${aura.simulator.url}/admin/clients${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    assert.equal((await admin("POST", "", { project: "shop", clientId: "second", clientSecret: "s2" })).status, 200);
    assert.equal((await aura.askToken(undefined, "second", "s2")).status, 200);
    assert.equal((await admin("PATCH", "/second", { clientSecret: "s3" })).status, 200);
    assert.equal((await aura.askToken(undefined, "second", "s2")).status, 401);
    assert.equal((await admin("DELETE", "/second")).status, 200);
    assert.equal((await aura.askToken(undefined, "second", "s3")).status, 401);
    const unknown = await admin("DELETE", "/third");
    assert.deepEqual([unknown.status, await unknown.json()], [400, { error: 'no client "third"; there are: reader, second' }]);
    const nowhere = await admin("POST", "", { project: "nowhere", clientId: "x", clientSecret: "y" });
    assert.deepEqual([nowhere.status, await nowhere.json()], [400, { error: 'no project "nowhere"; there are: shop' }]);
  });

  it("counts requests and tokens without keeping a secret", async () => {
    const aura = await startTestAura();
    await aura.scrape();
    aura.tick(30);
    await aura.scrape();
    await aura.askToken(undefined, "reader", "wrong");
    const counts = (await (await fetch(`${aura.simulator.url}/admin/requests`)).json()) as ReturnType<TestAura["simulator"]["counts"]>;
    assert.deepEqual(counts, aura.simulator.counts());
    assert.deepEqual(counts.clients, { reader: { requests: 2, issued: 1, lastStatus: 401 } });
    assert.deepEqual([counts.tokenRequests, counts.tokensIssued], [2, 1]);
    assert.deepEqual(counts.endpoints["GET /api/v1/shop/metrics"], {
      requests: 2,
      lastStatus: 200,
      lastAt: aura.now(),
      statuses: { 200: 2 },
    });
    assert.ok(!JSON.stringify(counts).includes(SECRET));
    aura.simulator.resetCounts();
    assert.deepEqual(aura.simulator.counts().endpoints, {});
  });
});
