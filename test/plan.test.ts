import assert from "node:assert/strict";
import type { Plan } from "../catalog/model";
import { planStack, resolvePlan } from "../stacks/plan";
import { secretNames } from "../stacks/plan/secret-names";
import { smallCatalog } from "./stack-config/small-catalog";
import { type Changes, changed, smallConfig } from "./stack-config/small-config";

const plan = (changes: Changes = {}, stack = "prod"): Plan => planStack(changed(changes), smallCatalog, { stack }).plan;
const PROJECT = smallConfig.aura.projects.payments.id;
const ORDERS = "aura.projects.payments.instances.orders";

describe("the plan of the smallest useful config", () => {
  it("watches the project as a whole every minute", () => {
    const { projects, interval, timeout, metricsUrl, tokenUrl } = plan();
    assert.deepEqual(projects, [
      {
        key: "payments",
        id: PROJECT,
        clientId: "b3a1kVxB",
        clientSecret: "aura-payments",
        granularity: "summary",
        endpoints: [{ id: PROJECT, path: `/api/v1/${PROJECT}/metrics`, instances: 1 }],
        expectedDatabases: 2,
      },
    ]);
    assert.deepEqual({ interval, timeout }, { interval: 60, timeout: 30 });
    assert.deepEqual([metricsUrl, tokenUrl], ["https://customer-metrics-api.neo4j.io", "https://api.neo4j.io/oauth/token"]);
  });

  it("tells everything to the only contact, advice once a day", () => {
    const when = { groupWait: "30s", groupInterval: "5m" };
    assert.deepEqual(plan().routes, [
      { match: { severity: ["emergency", "critical"] }, to: ["chat"], repeat: "4h", ...when },
      { match: { severity: ["warning"] }, to: ["chat"], repeat: "4h", ...when },
      { match: { severity: ["info"] }, to: ["chat"], repeat: "24h", ...when },
    ]);
  });

  it("keeps data for more than a year, has no heartbeat, no thresholds of its own and no known watcher", () => {
    const { retention, heartbeats, thresholds, watcher, maintenance, remoteWrite } = plan();
    assert.deepEqual(
      { retention, heartbeats, thresholds, watcher, maintenance, remoteWrite },
      { retention: { time: "400d" }, heartbeats: [], thresholds: [], watcher: {}, maintenance: [], remoteWrite: [] },
    );
  });

  it("has the stack's name for an identity, the config's where it gives one, and else the environment", () => {
    assert.equal(plan({}, "eu-prod").stack, "eu-prod");
    assert.equal(plan({ identity: "aura-eu" }, "eu-prod").stack, "aura-eu");
    assert.equal(planStack(smallConfig, smallCatalog).plan.stack, "prod");
  });

  it("refuses a stack's name that cannot be part of a file's name", () => assert.throws(() => plan({}, "EU.prod"), /set identity/));

  it("is the same whatever the order of the entries in the file", () => {
    const reversed = {
      ...smallConfig,
      contacts: Object.fromEntries(
        Object.entries({ ...smallConfig.contacts, another: { kind: "slack", channel: "#x", webhook: "slack" } }).reverse(),
      ),
    };
    assert.deepEqual(
      planStack(reversed, smallCatalog).plan,
      planStack(changed({ "contacts.another": { kind: "slack", channel: "#x", webhook: "slack" } }), smallCatalog).plan,
    );
  });

  it("can be filled in from a config that was read before", () => {
    const { config, plan: whole } = planStack(smallConfig, smallCatalog, { stack: "prod" });
    assert.deepEqual(resolvePlan(config, smallCatalog, { stack: "prod" }), whole);
    assert.deepEqual(secretNames(config), ["aura-payments", "slack"]);
  });
});

describe("the plan of a fleet", () => {
  it("scrapes each instance by itself where failures are to be isolated", () => {
    const { projects } = plan({
      "aura.projects.payments.endpoints": "instances",
      "aura.projects.payments.instances.ledger": { id: "12345e67" },
    });
    assert.deepEqual(projects[0]!.endpoints, [
      { id: "12345e67", path: `/api/v1/${PROJECT}/12345e67/metrics`, instances: 1 },
      { id: "6b0c65e8", path: `/api/v1/${PROJECT}/6b0c65e8/metrics`, instances: 1 },
    ]);
  });

  it("knows of each instance what messages and routes need", () => {
    const { instances } = plan({
      [`${ORDERS}.limits`]: { boltConnections: 400 },
      [`${ORDERS}.pausedDuring`]: "always",
      [`${ORDERS}.name`]: "Orders (EU)",
      [`${ORDERS}.labels`]: { cost: "42" },
    });
    assert.deepEqual(instances, [
      {
        id: "6b0c65e8",
        projectId: PROJECT,
        name: "Orders (EU)",
        environment: "prod",
        team: "payments",
        tier: "critical",
        labels: { cost: "42" },
        limits: { boltConnections: 400 },
        pause: "always",
      },
    ]);
  });

  it("knows the age of credentials", () =>
    assert.equal(plan({ "aura.projects.payments.credentialsIssued": "2026-09-01" }).projects[0]!.credentialsIssued, 1_788_220_800));

  it("asks as often as the profile says, and never waits longer than that", () => {
    const rhythm = (scrape: unknown) => (({ interval, timeout }) => [interval, timeout])(plan({ scrape }));
    assert.deepEqual(rhythm({ profile: "real-time" }), [30, 30]);
    assert.deepEqual(rhythm({ profile: "resource-efficient" }), [120, 30]);
    assert.deepEqual(rhythm({ interval: "90s", timeout: "20s" }), [90, 20]);
  });

  it("asks a server that is not Aura's as often as one likes", () => {
    const { interval, timeout } = plan({ scrape: { interval: "2s" }, "aura.metricsUrl": "http://127.0.0.1:8080" });
    assert.deepEqual({ interval, timeout }, { interval: 2, timeout: 2 });
  });

  it("leaves out metrics and records of single members until a project measures them", () => {
    const cluster = (it: Plan) => [it.metrics.some(({ scope }) => scope === "cluster"), it.records.map(({ name }) => name)];
    assert.deepEqual(cluster(plan()), [false, ["cpu:ratio"]]);
    assert.deepEqual(cluster(plan({ "aura.projects.payments.granularity": "comprehensive" })), [true, ["cpu:ratio", "leaders:sum"]]);
  });

  it("watches own servers by jobs of its own, and existing ones by the jobs that are named", () => {
    assert.deepEqual(plan({ "prometheus.mode": "own" }).watcher, {
      prometheus: "aura-prod-prometheus",
      alertmanager: "aura-prod-alertmanager",
    });
    assert.deepEqual(plan({ watcher: { prometheus: "prom" } }).watcher, { prometheus: "prom" });
  });

  it("signs what it writes to long-term storage", () => {
    const target = (it: object) =>
      plan({ "prometheus.mode": "own", "remoteWrite.store": { url: "https://store.example.com/push", ...it } }).remoteWrite[0];
    assert.deepEqual(target({ tenant: "42", username: "42", password: "store" }), {
      name: "store",
      url: "https://store.example.com/push",
      headers: { "X-Scope-OrgID": "42" },
      auth: { kind: "basic", username: "42", password: "store" },
    });
    assert.deepEqual(target({ sigv4: { region: "eu-west-1" } })!.auth, { kind: "sigv4", region: "eu-west-1" });
    assert.deepEqual(target({ token: "store" })!.auth, { kind: "bearer", credentials: "store" });
  });
});

describe("the plan's routes", () => {
  const pager = { kind: "pagerduty", routingKey: "pd" };

  it("by default wake pagers for what is critical, and keep the rest in the chat", () => {
    assert.deepEqual(
      plan({ "contacts.oncall": pager }).routes.map(({ match, to }) => [match.severity, to]),
      [
        [
          ["emergency", "critical"],
          ["oncall", "chat"],
        ],
        [["warning"], ["chat"]],
        [["info"], ["chat"]],
      ],
    );
  });

  it("by default leave out the contact that only hears heartbeats", () => {
    const { routes, heartbeats } = plan({
      "contacts.deadman": { kind: "webhook", url: "deadman" },
      routes: [{ heartbeat: true, to: "deadman" }],
    });
    assert.deepEqual(heartbeats, [{ to: ["deadman"], every: "1m" }]);
    assert.ok(routes.length === 3 && routes.every(({ to }) => !to.includes("deadman")));
  });

  it("match projects and instances by id, so that a rename changes nothing", () => {
    const match = (it: object) => plan({ routes: [{ ...it, to: "chat" }, { to: "chat" }] }).routes[0]!.match;
    assert.deepEqual(match({ project: "payments", severity: "critical" }), { severity: ["critical"], aura_project: [PROJECT] });
    for (const name of ["orders", "payments/orders", "6b0c65e8"])
      assert.deepEqual(match({ instance: name }), { instance_id: ["6b0c65e8"] });
    assert.deepEqual(match({ alert: ["cpu-saturated", "data-stale"], team: "payments" }), {
      team: ["payments"],
      aura_alert: ["cpu-saturated", "data-stale"],
    });
  });

  it("keep their order, their times and their escalation", () => {
    const routes = [
      { severity: "critical", to: "oncall", escalate: { after: "30m", to: "chat" }, quietDuring: "nights", groupWait: "1s" },
      { to: ["chat"], digest: "24h", activeDuring: "nights" },
    ];
    assert.deepEqual(plan({ "contacts.oncall": pager, calendars: { nights: { times: "19:00-07:00", timeZone: "UTC" } }, routes }).routes, [
      {
        match: { severity: ["critical"] },
        to: ["oncall"],
        escalate: { after: "30m", to: ["chat"] },
        quietDuring: "nights",
        repeat: "4h",
        groupWait: "1s",
        groupInterval: "5m",
      },
      { match: {}, to: ["chat"], activeDuring: "nights", repeat: "1d", groupWait: "30s", groupInterval: "5m" },
    ]);
  });

  it("may name teams one by one as long as somebody takes the rest", () => {
    const routes = [
      { team: "payments", to: "chat" },
      { severity: ["critical", "emergency", "warning"], to: "chat" },
    ];
    assert.doesNotThrow(() => plan({ routes }));
    assert.throws(() => plan({ routes: routes.slice(0, 1) }), /instances of payments that are not in the config, project payments/);
  });
});
