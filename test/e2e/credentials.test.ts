import assert from "node:assert/strict";

import { needsPrograms } from "../support/needs-programs";
import { evaluations, seeFiring } from "./harness/alerts";
import { eventually } from "./harness/eventually";
import { CLIENT, PROJECT, type Said } from "./harness/stack-input";
import { randomKey, startSurroundings, startWatched, type Watched } from "./harness/surroundings";

const FLEET = [
  { id: "6b0c65e8", name: "orders" },
  { id: "269e0d37", name: "search" },
  { id: "00000123", name: "sandbox" },
];
/** Seconds. OAuth clients renew a token ten seconds before its end, so this one is renewed every ten seconds. */
const TOKEN_LIFE = 20;
const RENEWED_EARLY = 10;
/** Failed scrapes in a row that a change of credentials may cost. */
const GAP = 2;

const said = (clientId: string): Said => ({
  // An endpoint for each instance: all of them must share one token.
  project: { clientId, endpoints: "instances", instances: Object.fromEntries(FLEET.map(({ id, name }) => [name, { id }])) },
  sections: { alerts: { thresholds: { "endpoint-down": { holds: "2s" } } } },
});

describe("credentials that end or change while a fleet is watched", function () {
  this.timeout(600_000);
  let watched: Watched;
  let started: number;

  before(async function () {
    await needsPrograms(this, ["prometheus", "alertmanager"]);
    const around = await startSurroundings(FLEET, { tokenLifetimeSeconds: TOKEN_LIFE });
    try {
      watched = await startWatched(around, said(CLIENT));
    } catch (error) {
      await around.stop();
      throw error;
    }
    started = await startTime();
  });
  after(() => watched?.stop());

  const startTime = async (): Promise<number> =>
    eventually("Prometheus says when it was started", async () => (await watched.servers.own("process_start_time_seconds")) || undefined);
  const tokens = (client: string) => watched.simulator.counts().clients[client] ?? { requests: 0, issued: 0, lastStatus: 0 };
  const scrapes = (): number =>
    Object.entries(watched.simulator.counts().endpoints)
      .filter(([path]) => path.startsWith(`GET /api/v1/${PROJECT}/`))
      .reduce((sum, [, { statuses }]) => sum + (statuses["200"] ?? 0), 0);
  const allUp = (): Promise<boolean> =>
    eventually(
      "all endpoints are up",
      async () => {
        const targets = (await watched.servers.prometheus.targets()).filter(({ labels }) => labels.aura_stack === "shop");
        return targets.length === FLEET.length && targets.every(({ health }) => health === "up");
      },
      async () => (await watched.servers.prometheus.targets()).map(({ health, lastError }) => ({ health, lastError })),
    );
  const scrapedAgain = async (rounds: number): Promise<void> => {
    const until = scrapes() + rounds * FLEET.length;
    await eventually(`${rounds} more rounds of scrapes`, () => scrapes() >= until);
  };
  /** The longest run of failed scrapes of any endpoint, of the newest `rounds` scrapes. */
  const longestGap = async (rounds: number): Promise<number> => {
    const series = await watched.servers.samples('up{aura_stack="shop"}[10m]');
    assert.equal(series.length, FLEET.length);
    return Math.max(...series.map((values) => longestRunOfZeros(values.slice(-rounds))));
  };
  const scraped = async (): Promise<number> =>
    Math.min(...(await watched.servers.samples('up{aura_stack="shop"}[10m]')).map((values) => values.length));
  const assertNoRestart = async (): Promise<void> => assert.equal(await startTime(), started, "Prometheus was not restarted");

  it("live through the end of several tokens without a gap, with one token for all endpoints at a time", async () => {
    await allUp();
    await eventually("the third token is in use", () => tokens(CLIENT).issued >= 3);
    await scrapedAgain(3);
    assert.equal(await longestGap(Infinity), 0);
    const { requests, issued } = tokens(CLIENT);
    assert.equal(requests, issued, "no token was asked for in vain");
    const lives = ((await scraped()) * 2) / (TOKEN_LIFE - RENEWED_EARLY);
    assert.ok(requests <= Math.ceil(lives) + 1, `${requests} tokens in ${lives.toFixed(1)} lives`);
    assert.doesNotMatch(watched.servers.log(), /oauth2:/);
  });

  it("survive a new secret of the same client without a restart", async () => {
    const [secret, before] = [randomKey(), await scraped()];
    watched.simulator.changeSecret(CLIENT, secret);
    await watched.stack.rotate({ aura: secret });
    const issued = tokens(CLIENT).issued;
    await eventually("a token is fetched with the new secret", () => tokens(CLIENT).issued > issued);
    await scrapedAgain(3);
    await allUp();
    assert.ok((await longestGap((await scraped()) - before)) <= GAP);
    await assertNoRestart();
  });

  it("survive another client id and secret through a reload, and the old client is not asked any more", async () => {
    const [secret, before] = [randomKey(), await scraped()];
    watched.simulator.addClient(PROJECT, { clientId: "reader-2", clientSecret: secret });
    await watched.change(said("reader-2"), { aura: secret });
    await eventually("a token is fetched by the new client", () => tokens("reader-2").issued >= 1);
    const asked = tokens(CLIENT).requests;
    await eventually("the new client's second token is in use", () => tokens("reader-2").issued >= 2);
    await scrapedAgain(3);
    await allUp();
    assert.equal(tokens(CLIENT).requests, asked);
    assert.ok((await longestGap((await scraped()) - before)) <= GAP);
    await assertNoRestart();
  });

  it("are seen to be revoked: every endpoint is reported as down, with the reason", async () => {
    watched.simulator.revokeClient("reader-2");
    for (const { id } of FLEET)
      await eventually(`endpoint ${id} is reported`, async () =>
        (await watched.servers.prometheus.alerts()).some(
          ({ labels, state }) => labels.aura_alert === "endpoint-down" && labels.aura_endpoint === id && state === "firing",
        ),
      );
    await seeFiring(watched.servers.prometheus, { alert: "endpoint-down" });
    const errors = (await watched.servers.prometheus.targets())
      .filter(({ labels }) => labels.aura_stack === "shop")
      .map(({ lastError }) => lastError);
    assert.equal(errors.filter((it) => /oauth2:.*invalid_client/s.test(it)).length, FLEET.length, errors.join("\n"));
    for (const text of [watched.servers.log(), ...errors]) assert.ok(!text.includes(secretNow()), "no secret in words about errors");
  });

  it("bring the scrapes back as soon as a new secret is written, without a restart and without a reload", async () => {
    const [secret, before] = [randomKey(), await scraped()];
    // Making the same id anew is what undoes a revocation here.
    watched.simulator.addClient(PROJECT, { clientId: "reader-2", clientSecret: secret });
    const reloads = await watched.servers.own("prometheus_config_last_reload_success_timestamp_seconds");
    await watched.stack.rotate({ aura: secret });
    await allUp();
    await scrapedAgain(3);
    assert.ok((await longestGap((await scraped()) - before)) <= GAP);
    assert.equal(await watched.servers.own("prometheus_config_last_reload_success_timestamp_seconds"), reloads);
    await evaluations(watched.servers.prometheus, "endpoint-down", 2);
    await assertNoRestart();
  });

  const secretNow = (): string => watched.stack.secrets().aura!;
});

function longestRunOfZeros(values: readonly number[]): number {
  return values
    .join("")
    .split("1")
    .reduce((longest, run) => Math.max(longest, run.length), 0);
}
