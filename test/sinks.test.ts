import assert from "node:assert/strict";
import { startSinks, type Sinks } from "../demo/sinks";
import { escapeHtml, renderSlackText } from "../demo/sinks/slack-markup";

const KEY = "0123456789abcdef0123456789abcdef";
const ALERT = {
  channel: "#db-alerts",
  username: "Alertmanager",
  attachments: [
    {
      color: "danger",
      title: "CRITICAL  CPU is close to its limit · orders",
      title_link: "https://console.example/orders",
      text: "*orders* has used 91 % of its CPU. <https://runbook.example/cpu|Runbook>",
      fields: [{ title: "Team", value: "payments", short: true }],
      actions: [{ type: "button", text: "Silence", url: "https://am.example/silence" }],
    },
  ],
};
const event = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  routing_key: KEY,
  event_action: "trigger",
  dedup_key: "d1",
  payload: { summary: "CPU is close to its limit", source: "orders", severity: "critical", component: "orders" },
  ...changes,
});

describe("the sinks", () => {
  let sinks: Sinks;
  let now = Date.UTC(2026, 0, 7, 9);
  beforeEach(async () => {
    sinks = await startSinks({ clock: () => now });
  });
  afterEach(() => sinks.stop());
  const post = async (url: string, body: unknown, headers: Record<string, string> = {}): Promise<[number, string]> => {
    const response = await fetch(url, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body), headers });
    return [response.status, await response.text()];
  };
  const enqueue = async (body: unknown): Promise<[number, Record<string, unknown>]> => {
    const [status, text] = await post(sinks.pagerDutyUrl, body);
    return [status, JSON.parse(text) as Record<string, unknown>];
  };
  const statusesOf = (): string[] => sinks.incidents().map(({ dedupKey, status }) => `${dedupKey} ${status}`);

  it("answer a Slack webhook with ok, and refuse what Slack refuses", async () => {
    assert.deepEqual(await post(sinks.slackUrl, ALERT), [200, "ok"]);
    assert.deepEqual(await post(sinks.slackUrl, `payload=${encodeURIComponent('{"text":"hi"}')}`), [200, "ok"]);
    assert.deepEqual(await post(sinks.slackUrl, "{"), [400, "invalid_payload"]);
    assert.deepEqual(await post(sinks.slackUrl, { channel: "#x" }), [400, "no_text"]);
    assert.deepEqual(
      sinks.received("slack").map(({ status }) => status),
      [200, 200, 400, 400],
    );
    assert.deepEqual(sinks.received("slack")[0]?.body, ALERT);
  });

  it("answer Slack's Web API with ok in the JSON, also where it refuses", async () => {
    const bearer = { authorization: "Bearer xoxb-1", "content-type": "application/json" };
    const answers = [
      await post(sinks.slackApiUrl, ALERT, bearer),
      await post(sinks.slackApiUrl, ALERT),
      await post(sinks.slackApiUrl, { text: "hi" }, bearer),
    ];
    assert.deepEqual(
      answers.map(([status, text]) => {
        const { ok, error } = JSON.parse(text) as { ok: boolean; error?: string };
        return [status, ok, error];
      }),
      [
        [200, true, undefined],
        [200, false, "not_authed"],
        [200, false, "channel_not_found"],
      ],
    );
  });

  it("keep PagerDuty incidents by deduplication key: triggered, acknowledged, resolved", async () => {
    assert.deepEqual(await enqueue(event()), [202, { status: "success", message: "Event processed", dedup_key: "d1" }]);
    await enqueue(event());
    await enqueue(event({ dedup_key: "d2" }));
    await enqueue({ routing_key: KEY, event_action: "acknowledge", dedup_key: "d2" });
    assert.deepEqual(statusesOf(), ["d1 triggered", "d2 acknowledged"]);
    assert.equal(sinks.incidents()[0]?.triggers, 2);
    now += 60_000;
    await enqueue({ routing_key: KEY, event_action: "resolve", dedup_key: "d1" });
    assert.deepEqual(statusesOf(), ["d1 resolved", "d2 acknowledged"]);
    const [first] = sinks.incidents();
    assert.equal((first?.resolvedAt ?? 0) - (first?.openedAt ?? 0), 60_000);
    await enqueue(event());
    assert.deepEqual(statusesOf(), ["d1 resolved", "d2 acknowledged", "d1 triggered"]);
  });

  it("make up a deduplication key for a trigger without one", async () => {
    const [status, { dedup_key: key }] = await enqueue(event({ dedup_key: undefined }));
    assert.equal(status, 202);
    assert.match(String(key), /^[0-9a-f]{32}$/);
    assert.deepEqual(statusesOf(), [`${String(key)} triggered`]);
  });

  for (const [mistake, body, errors] of [
    [
      "a routing key of the wrong length",
      event({ routing_key: "short" }),
      ["Length of 'routing_key' is incorrect (should be 32 characters)"],
    ],
    ["no routing key", event({ routing_key: undefined }), ["'routing_key' is missing or blank"]],
    [
      "an unknown action",
      event({ event_action: "close" }),
      ["'event_action' is invalid (must be one of the following: 'trigger', 'acknowledge', 'resolve')"],
    ],
    [
      "a severity of its own",
      event({ payload: { summary: "x", source: "y", severity: "emergency" } }),
      ["'payload.severity' is invalid (must be one of the following: 'critical', 'warning', 'error', 'info')"],
    ],
    [
      "an empty payload",
      event({ payload: {} }),
      ["'payload.summary' is missing or blank", "'payload.source' is missing or blank", "'payload.severity' is missing or blank"],
    ],
    ["a resolve without its key", { routing_key: KEY, event_action: "resolve" }, ["'dedup_key' is missing or blank"]],
    ["a link without an address", event({ links: [{ text: "Runbook" }] }), ["'links[0].href' is missing or blank"]],
    ["something else than an object", "[]", ["Event object format is unrecognized"]],
  ] as const) {
    it(`refuse a PagerDuty event with ${mistake}, and open no incident`, async () => {
      assert.deepEqual(await enqueue(body), [400, { status: "invalid event", message: "Event object is invalid", errors: [...errors] }]);
      assert.deepEqual(sinks.incidents(), []);
      assert.equal(sinks.received("pagerduty")[0]?.status, 400);
    });
  }

  it("refuse a PagerDuty event above 512,000 bytes", async () => {
    const [status] = await enqueue(
      event({ payload: { summary: "x", source: "y", severity: "info", custom_details: "z".repeat(512_000) } }),
    );
    assert.equal(status, 413);
  });

  it("never keep or show a whole routing key", async () => {
    await enqueue(event());
    const page = await (await fetch(sinks.url)).text();
    const kept = await (await fetch(`${sinks.url}/admin/messages`)).text();
    for (const text of [page, kept, JSON.stringify(sinks.received()), JSON.stringify(sinks.incidents())]) assert.ok(!text.includes(KEY));
    assert.equal(sinks.received("pagerduty")[0]?.name, "…cdef");
  });

  it("count webhooks and heartbeats by name", async () => {
    await post(sinks.webhookUrl("ops"), { status: "firing" });
    await post(sinks.heartbeatUrl("aura"), { status: "firing" });
    await fetch(sinks.heartbeatUrl("aura"));
    assert.equal(sinks.heartbeats("aura"), 2);
    assert.equal(sinks.heartbeats("other"), 0);
    assert.deepEqual(sinks.received("webhook")[0]?.body, { status: "firing" });
  });

  it("answer badly as often as asked, and keep what they refused", async () => {
    sinks.fail("slack", 500, 2);
    const statuses: number[] = [];
    for (let call = 0; call < 3; call++) statuses.push((await post(sinks.slackUrl, ALERT))[0]);
    assert.deepEqual(statuses, [500, 500, 200]);
    assert.equal((await post(`${sinks.url}/admin/failures`, { channel: "pagerduty", status: 429 }))[0], 200);
    assert.deepEqual([(await post(sinks.pagerDutyUrl, event()))[0], (await post(sinks.pagerDutyUrl, event()))[0]], [429, 202]);
    assert.deepEqual(await post(`${sinks.url}/admin/failures`, { channel: "fax", status: 500 }), [
      400,
      '{"error":"channel is \\"fax\\"; it must be one of slack, pagerduty, webhook, heartbeat"}',
    ]);
    assert.deepEqual(
      sinks.received("slack").map(({ status }) => status),
      [500, 500, 200],
    );
  });

  it("wait for a message that will come, or came already", async () => {
    const waiting = sinks.waitFor(({ channel }) => channel === "slack", 10_000);
    await post(sinks.slackUrl, ALERT);
    assert.equal((await waiting).name, "#db-alerts");
    assert.equal(await sinks.waitFor(({ channel }) => channel === "slack", 0), await waiting);
  });

  it("say what did arrive when a wait ends in vain", async () => {
    await assert.rejects(
      sinks.waitFor(() => true, 1),
      { message: "Nothing that matches arrived within 1 ms. Nothing arrived at all." },
    );
    await post(sinks.slackUrl, ALERT);
    await assert.rejects(
      sinks.waitFor(({ channel }) => channel === "pagerduty", 1),
      /1 arrived, the newest: slack #db-alerts \(answered 200\)\.$/,
    );
    const waiting = assert.rejects(
      sinks.waitFor(() => false, 60_000),
      /were stopped/,
    );
    await sinks.stop();
    await waiting;
  });

  it("show messages as Slack draws them, and incidents with their state", async () => {
    await post(sinks.slackUrl, ALERT);
    await enqueue(event({ links: [{ href: "https://runbook.example/cpu", text: "Runbook" }] }));
    const page = await (await fetch(sinks.url)).text();
    for (const part of [
      "border-color:#e01e5a",
      '<a href="https://console.example/orders" rel="noreferrer">CRITICAL  CPU is close to its limit · orders</a>',
      "<b>orders</b> has used 91 %",
      '<a href="https://runbook.example/cpu" rel="noreferrer">Runbook</a>',
      "<dt>Team</dt><dd>payments</dd>",
      ">Silence</a>",
      "#db-alerts",
      '<b class="triggered">triggered</b> <b>critical</b>',
      "1 open of 1",
    ])
      assert.ok(page.includes(part), `${part} is not on the page`);
  });

  it("show what others wrote as text, never as a script or a dangerous link", async () => {
    await post(sinks.slackUrl, {
      text: "<script>alert(1)</script>",
      attachments: [{ title: "x", title_link: "javascript:alert(1)", color: '"><script>' }],
    });
    const page = await (await fetch(sinks.url)).text();
    assert.ok(!page.includes("<script>") && !page.includes("javascript:"));
    assert.equal(
      renderSlackText("&lt;b&gt; *x* <https://a.example/?a=1&amp;b=2|A &amp; B>"),
      '&lt;b&gt; <b>x</b> <a href="https://a.example/?a=1&amp;b=2" rel="noreferrer">A &amp; B</a>',
    );
    assert.equal(escapeHtml(`<>&"'`), "&lt;&gt;&amp;&quot;&#39;");
  });
});
