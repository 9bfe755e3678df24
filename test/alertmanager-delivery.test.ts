import assert from "node:assert/strict";

import type { Calendar, Plan } from "../catalog/model";
import type { Received, Sinks, SlackMessage } from "../demo/sinks";
import { eventually, type TestAlert } from "./support/alertmanager";
import { contacts, planWith, PROJECT, route } from "./support/alertmanager-plan";
import { ended, labelsOf, raised, STARTED, deliveryOf } from "./support/delivery";

const ALWAYS: Calendar = { name: "always", spans: [{ days: [], times: [], timeZone: "Europe/Berlin" }] };
const WORKED_ON = "aaaa0001";

const planFor = (sinks: Sinks): Plan =>
  planWith({
    contacts: [
      { ...contacts.oncall, url: sinks.pagerDutyUrl },
      { ...contacts.lead, url: sinks.pagerDutyUrl },
      contacts.channel,
      { ...contacts.app, appUrl: sinks.slackApiUrl },
      contacts.deadman,
    ],
    routes: [
      route({ severity: ["emergency", "critical"] }, ["oncall", "channel"], { escalate: { after: "30m", to: ["lead"] } }),
      route({ severity: ["warning"], team: ["quiet"] }, ["channel"], { quietDuring: "always" }),
      route({ severity: ["warning"], team: ["busy"] }, ["channel"], { activeDuring: "always" }),
      route({ severity: ["warning"] }, ["oncall"]),
      route({ severity: ["info"] }, ["app"]),
    ],
    heartbeats: [{ projectId: PROJECT, to: ["deadman"], every: "2s" }],
    calendars: [...planWith().calendars, ALWAYS],
    maintenance: [{ name: "freeze", calendar: "always", instanceIds: [WORKED_ON], reason: "R", author: "A" }],
  });

/** A sign of life as a webhook hears it. */
interface Heard {
  readonly status: string;
  readonly groupLabels: Readonly<Record<string, string>>;
}

describe("a running Alertmanager", function () {
  this.timeout(120_000);
  const delivery = deliveryOf(planFor);
  const { incidentsOf, incident, listed } = delivery;

  const slack = (id: string, word: string): Promise<SlackMessage> =>
    eventually(`Slack is told ${word} of ${id}`, () =>
      delivery.sinks
        .received("slack")
        .map(({ body }: Received) => body as SlackMessage)
        .find(({ attachments: [it] = [] }) => it!.title!.startsWith(word) && it!.title!.includes(`name-${id}`)),
    );

  it("opens an incident with everything a responder needs, and closes it", async () => {
    const it = { id: "12345e67", more: { team: "payments", database: "neo4j" } };
    await delivery.server.post(raised(it));
    const { event } = await incident(it.id, "triggered");
    const { payload, links, client } = event;
    assert.equal(client, "Aura monitoring (prod)");
    assert.deepEqual(
      [payload!.summary, payload!.severity],
      ["CRITICAL  CPU is close to its limit · name-12345e67 / neo4j (prod)", "critical"],
    );
    assert.deepEqual(
      [payload!.component, payload!.group, payload!.class, payload!.source],
      ["name-12345e67", "prod", "cpu-saturated", "12345e67"],
    );
    assert.deepEqual(
      links!.map(({ text }) => text),
      ["Runbook", "Silence"],
    );
    assert.deepEqual(payload!.custom_details, {
      description: "12345e67:\u00a097% of its CPU & more.",
      severity: "critical",
      value: "97%",
      instance: "name-12345e67, id 12345e67",
      database: "database neo4j",
      project: `shop, id ${PROJECT}`,
      owner: "team payments",
      environment: "prod",
      since: `${new Date(STARTED).toISOString().slice(0, 19).replace("T", " ")} UTC`,
      runbook: "https://runbooks.example/cpu-saturated.md",
      firing: null,
      resolved: null,
      num_firing: 1,
      num_resolved: 0,
    });
    await delivery.server.post(ended(it));
    await incident(it.id, "resolved");
  });

  it("tells Slack in the colour of the severity, and in green once it is over", async () => {
    const it = { id: "bbbb0001" };
    await delivery.server.post(raised(it));
    const [firing] = (await slack(it.id, "CRITICAL")).attachments!;
    assert.equal(firing!.color, "danger");
    assert.match(
      firing!.text!,
      /^bbbb0001: 97% of its CPU &amp; more\. _Since .*\n.*Instance bbbb0001\n<https:\/\/runbooks\.example\/cpu-saturated\.md\|Runbook> · <https:\/\/alerts\.example\/.*\|Silence>$/,
    );
    await delivery.server.post(ended(it));
    const [over] = (await slack(it.id, "RESOLVED")).attachments!;
    assert.equal(over!.color, "good");
    assert.match(over!.text!, /_It lasted \d/);
  });

  it("tells Slack through an app's token as well", async () => {
    await delivery.server.post(raised({ id: "bbbb0002", severity: "info" }));
    assert.equal((await slack("bbbb0002", "INFO")).channel, "#db-app");
  });

  it("holds milder severities of the same thing back, and nothing else", async () => {
    await delivery.server.post(raised({ id: "cccc0001", severity: "emergency" }));
    await listed("the emergency is there", labelsOf({ id: "cccc0001", severity: "emergency" }), () => true);
    await delivery.server.post(
      raised({ id: "cccc0001" }),
      raised({ id: "cccc0001", severity: "warning" }),
      raised({ id: "cccc0002", severity: "warning" }),
    );
    await incident("cccc0002", "triggered");
    for (const severity of ["critical", "warning"]) {
      const { status } = await listed(
        `${severity} is held back`,
        labelsOf({ id: "cccc0001", severity }),
        (it) => it.status.inhibitedBy.length > 0,
      );
      assert.equal(status.state, "suppressed");
    }
    assert.deepEqual(
      incidentsOf("cccc0001").map(({ event }) => event.payload!.summary.split(" ")[0]),
      ["EMERGENCY"],
    );
  });

  it("closes an incident that was opened before something worse held it back", async () => {
    const [mild, worse] = [{ id: "dddd0001" }, { id: "dddd0001", severity: "emergency" }];
    await delivery.server.post(raised(mild));
    await incident("dddd0001", "triggered");
    await delivery.server.post(raised(worse));
    await incident("dddd0001", "triggered", ({ event }) => event.payload!.summary.startsWith("EMERGENCY"));
    await listed("the critical one is held back", labelsOf(mild), (it) => it.status.inhibitedBy.length > 0);
    await delivery.server.post(ended(worse), ended(mild));
    await eventually("both are closed", () =>
      incidentsOf("dddd0001").filter(({ status }) => status === "resolved").length === 2 ? true : undefined,
    );
  });

  it("closes an incident that ended while it was held back, once nothing holds it back and Prometheus repeats the end", async () => {
    const [mild, worse] = [{ id: "dddd0002" }, { id: "dddd0002", severity: "emergency" }];
    await delivery.server.post(raised(mild));
    await incident("dddd0002", "triggered");
    await delivery.server.post(raised(worse));
    await listed("the critical one is held back", labelsOf(mild), (it) => it.status.inhibitedBy.length > 0);
    const end = ended(mild);
    await delivery.server.post(end);
    await eventually("Alertmanager has forgotten it", async () =>
      (await delivery.server.list()).some(({ labels }) => labels.instance_id === "dddd0002" && labels.severity === "critical")
        ? undefined
        : true,
    );
    assert.deepEqual(
      incidentsOf("dddd0002").filter(({ status }) => status === "resolved"),
      [],
    );
    await delivery.server.post(ended(worse));
    await incident("dddd0002", "resolved", ({ event }) => event.payload!.summary.startsWith("EMERGENCY"));
    await delivery.server.post(end);
    await incident("dddd0002", "resolved", ({ event }) => event.payload!.summary.startsWith("CRITICAL"));
  });

  it("tells only the second contact of an escalation", async () => {
    await delivery.server.post(raised({ id: "ffff0001" }), raised({ id: "ffff0001", more: { escalation: "2" } }));
    await eventually("both were told", () => (incidentsOf("ffff0001").length === 2 ? true : undefined));
    const told = incidentsOf("ffff0001").map(({ routingKeyEnd, event }) => [routingKeyEnd, event.payload!.summary.split("  ")[0]]);
    assert.deepEqual(told.sort(), [
      ["call", "CRITICAL"],
      ["lead", "ESCALATED CRITICAL"],
    ]);
    assert.deepEqual(
      delivery.sinks
        .received("slack")
        .map(({ body }) => (body as SlackMessage).attachments![0]!.title!)
        .filter((it) => it.startsWith("ESCALATED")),
      [],
    );
  });

  it("holds an escalation back with its original, silenced or inhibited", async () => {
    const escalation = (id: string) => ({ id, more: { escalation: "2" } });
    await delivery.server.silence(labelsOf({ id: "ffff0002" }));
    await delivery.server.post(raised({ id: "ffff0003", severity: "emergency" }));
    await listed("the emergency is there", labelsOf({ id: "ffff0003", severity: "emergency" }), () => true);
    await delivery.server.post(...["ffff0002", "ffff0003", "ffff0004"].flatMap((id) => [raised({ id }), raised(escalation(id))]));
    await eventually("the one that nothing holds back is told twice", () => (incidentsOf("ffff0004").length === 2 ? true : undefined));
    await listed("it is silenced", labelsOf(escalation("ffff0002")), (it) => it.status.silencedBy.length > 0);
    await listed("it is inhibited", labelsOf(escalation("ffff0003")), (it) => it.status.inhibitedBy.length > 0);
    assert.deepEqual(incidentsOf("ffff0002"), []);
    assert.deepEqual(
      incidentsOf("ffff0003").map(({ event }) => event.payload!.summary.split("  ")[0]),
      ["EMERGENCY"],
    );
  });

  it("never lets an escalation hold its original back", async () => {
    await delivery.server.post(raised({ id: "ffff0005", more: { escalation: "2" } }));
    await eventually("it is told", () => incidentsOf("ffff0005")[0]);
    await delivery.server.post(raised({ id: "ffff0005", severity: "warning" }));
    await eventually("the warning is told as well", () =>
      incidentsOf("ffff0005").find(({ event }) => event.payload!.severity === "warning"),
    );
  });

  it("is silent about an instance that is worked on, and in quiet times, and only then", async () => {
    const quiet = { id: "abab0001", severity: "warning", more: { team: "quiet" } };
    await delivery.server.post(
      raised({ id: WORKED_ON }),
      raised(quiet),
      raised({ id: "abab0002", severity: "warning", more: { team: "busy" } }),
      raised({ id: "abab0003" }),
    );
    await slack("abab0002", "WARNING");
    await incident("abab0003", "triggered");
    for (const it of [{ id: WORKED_ON }, quiet])
      await listed(`${it.id} is muted`, labelsOf(it), ({ status }) => status.mutedBy.includes("aura-prod/always"));
    assert.deepEqual(incidentsOf(WORKED_ON), []);
    assert.doesNotMatch(JSON.stringify(delivery.sinks.received("slack")), new RegExp(`${WORKED_ON}|abab0001`));
  });

  it("repeats a sign of life, and ends it without a word", async () => {
    const endpoint: TestAlert = {
      labels: { alertname: "AuraPipelineHeartbeat", aura_stack: "prod", aura_project: PROJECT, heartbeat: "endpoint", severity: "none" },
    };
    const life: TestAlert = {
      labels: { alertname: "AuraProjectHeartbeat", aura_stack: "prod", aura_project: PROJECT, heartbeat: "project", severity: "none" },
    };
    await delivery.server.post(endpoint, life);
    await eventually("three signs of life", () => (delivery.sinks.heartbeats("deadman") >= 3 ? true : undefined));
    await delivery.server.post({ ...life, endsAt: Date.now() });
    await eventually("it is over", async () =>
      (await delivery.server.list()).some(({ labels }) => labels.heartbeat === "project") ? undefined : true,
    );
    const told = delivery.sinks.received("heartbeat").map(({ body }) => body as Heard);
    assert.deepEqual(
      [...new Set(told.map(({ status, groupLabels }) => `${groupLabels.alertname} ${status}`))],
      ["AuraProjectHeartbeat firing"],
    );
    assert.doesNotMatch(JSON.stringify([delivery.sinks.incidents(), delivery.sinks.received("slack")]), /Heartbeat/);
  });

  it("has delivered everything without a failure", () => assert.doesNotMatch(delivery.server.log(), /level=ERROR|Notify.*failed/));
});
