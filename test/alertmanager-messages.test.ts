import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { compileAlertmanager, renderAlertmanager } from "../compilers/alertmanager";
import { type AlertmanagerFolder, amtool, writeAlertmanager } from "./support/alertmanager";
import { planWith, route } from "./support/alertmanager-plan";

const LABELS = {
  alertname: "AuraCpuSaturated",
  aura_alert: "cpu-saturated",
  aura_stack: "prod",
  aura_project: "cb50",
  severity: "critical",
  environment: "prod",
  team: "R&D",
  tier: "gold",
  instance_id: "12345e67",
  database: "neo4j",
};
const ANNOTATIONS = {
  title: "CPU is close to its limit",
  summary: "orders is busy.",
  description: "orders: <97%> of its CPU & more.",
  value: "97%",
  instance_name: "orders",
  runbook_url: "https://r.example/cpu.md",
  console_url: "https://c.example/?a=1&b=2",
  dashboard_url: "https://g.example/d/x",
};

const alert = (status: "firing" | "resolved", labels: object = LABELS, annotations: object = ANNOTATIONS) => ({
  status,
  labels,
  annotations,
  startsAt: "2026-11-22T20:00:00Z",
  endsAt: status === "resolved" ? "2026-11-22T20:12:04.5Z" : "0001-01-01T00:00:00Z",
  generatorURL: "",
  fingerprint: "f",
});
const notification = (status: "firing" | "resolved", alerts: readonly object[]): object => ({
  receiver: "r",
  status,
  alerts,
  groupLabels: {},
  commonLabels: {},
  commonAnnotations: {},
  externalURL: "http://127.0.0.1",
});

const PROJECT = "cb50b84c-0a53-565c-ba05-008e104efee0";
const OF_PROJECT = { alertname: "AuraCredentialsOld", aura_stack: "prod", aura_project: PROJECT, severity: "warning", environment: "prod" };
const OF_ENDPOINT = { ...OF_PROJECT, alertname: "AuraEndpointDown", aura_endpoint: PROJECT };

const CASES = {
  firing: notification("firing", [alert("firing")]),
  resolved: notification("resolved", [alert("resolved")]),
  endpoint: notification("firing", [alert("firing", OF_ENDPOINT, { title: "T", endpoint_name: "orders", project_name: "shop" })]),
  project: notification("firing", [alert("firing", OF_PROJECT, { title: "T", project_name: "shop" })]),
  unnamed: notification("firing", [alert("firing", OF_ENDPOINT, { title: "T" })]),
  bare: notification("firing", [alert("firing", {}, {})]),
  mixed: notification("firing", [alert("resolved"), ...Array.from({ length: 7 }, () => alert("firing", { ...LABELS, escalation: "2" }))]),
};

const documents = compileAlertmanager(planWith({ routes: [...planWith().routes, route({}, ["mail"])] }), (name) => `/run/secrets/${name}`);
const [text] = Object.values(documents.templates) as [string];
const definitions = [...text.matchAll(/\{\{ define "([^"]+)" -\}\}/g)].map(([, name]) => name!);

describe("messages", function () {
  this.timeout(120_000);
  let folder: AlertmanagerFolder;
  before(async () => {
    folder = await writeAlertmanager(() => renderAlertmanager(documents));
    for (const [name, data] of Object.entries(CASES)) await writeFile(join(folder.folder, `${name}.json`), JSON.stringify(data));
  });
  after(() => folder.remove());

  const render = (data: keyof typeof CASES, template: string, type: "text" | "html" = "text"): Promise<string> =>
    amtool(
      "template",
      "render",
      `--template.glob=${join(folder.folder, "templates", "*.tmpl")}`,
      `--template.type=${type}`,
      `--template.data=${join(folder.folder, `${data}.json`)}`,
      `--template.text=${template}`,
    );
  const say = (data: keyof typeof CASES, name: string, type?: "text" | "html"): Promise<string> =>
    render(data, `{{ template "aura.prod.${name}" . }}`, type);

  it("use no template that is not defined, and define none that is not used", () => {
    const used = [...`${JSON.stringify(documents.config).replaceAll('\\"', '"')}${text}`.matchAll(/\{\{ template "([^"]+)" \. \}\}/g)].map(
      ([, name]) => name!,
    );
    assert.ok(used.length > 0);
    assert.deepEqual([...new Set(used)].sort(), [...definitions].sort());
  });

  for (const data of Object.keys(CASES) as (keyof typeof CASES)[]) {
    it(`can be made from every template for a notification: ${data}`, async () => {
      const all = definitions.map((name) => `[[${name}]]{{ template "${name}" . }}`).join("\n");
      const rendered = await render(data, all);
      assert.equal(rendered.split("[[").length - 1, definitions.length);
      assert.doesNotMatch(rendered, /<no value>|%!/);
      assert.doesNotMatch(await say(data, "email.html", "html"), /<no value>|ZgotmplZ/);
    });
  }

  it("are titled by severity, symptom, instance and environment", async () => {
    assert.equal(await say("firing", "title"), "CRITICAL  CPU is close to its limit · orders / neo4j (prod)");
    assert.equal(await say("resolved", "title"), "RESOLVED  CPU is close to its limit · orders / neo4j (prod)");
    assert.equal(await say("mixed", "title"), "ESCALATED CRITICAL  CPU is close to its limit · orders / neo4j (prod) · 7 alerts");
    assert.equal(await say("bare", "title"), "ALERT  without a name");
  });

  it("speak of endpoints and projects by name, and by id where no name is known", async () => {
    assert.equal(await say("endpoint", "title"), "WARNING  T · orders (prod)");
    assert.equal(await say("endpoint", "slack.title"), "WARNING  T · orders (prod)");
    assert.equal(await say("endpoint", "pagerduty.component"), "orders");
    assert.equal(await say("endpoint", "pagerduty.source"), PROJECT);
    assert.equal(await say("endpoint", "pagerduty.details.project"), `shop, id ${PROJECT}`);
    assert.match(await say("endpoint", "email.text"), /^Project: shop$/m);
    assert.equal(await say("project", "title"), "WARNING  T · shop (prod)");
    assert.equal(await say("project", "pagerduty.component"), "shop");
    assert.equal(await say("unnamed", "title"), `WARNING  T · ${PROJECT} (prod)`);
    assert.equal(await say("unnamed", "pagerduty.details.project"), `id ${PROJECT}`);
    assert.match(await say("unnamed", "email.text"), new RegExp(`^Project: ${PROJECT}$`, "m"));
  });

  it("escape for Slack what alerts say, and link to where one acts", async () => {
    const [said, facts, links] = (await say("firing", "slack.text")).split("\n");
    assert.match(said!, /^orders: &lt;97%&gt; of its CPU &amp; more\. _Since 20:00 UTC \([0-9hms]+\)\._$/);
    assert.equal(facts, "Team R&amp;D · Tier gold · Instance 12345e67 · Database neo4j");
    assert.equal(
      links!.replace(/filter=[^|]+/, "filter=…"),
      "<https://r.example/cpu.md|Runbook> · <https://g.example/d/x|Dashboard> · <https://c.example/?a=1&amp;b=2|Console> · <https://alerts.example/#/silences/new?filter=…|Silence>",
    );
  });

  it("open a silence for exactly this alert, its escalation included", async () => {
    const filter = decodeURIComponent((await say("firing", "silence")).split("filter=")[1]!);
    assert.equal(filter, '{alertname="AuraCpuSaturated",aura_stack="prod",aura_project="cb50",instance_id="12345e67",database="neo4j"}');
    assert.equal(await say("resolved", "silence"), "");
    assert.match(await say("firing", "email.html", "html"), new RegExp(`filter=${encodeURIComponent(filter).replaceAll("%2F", "/")}"`));
  });

  it("say how long it lasted once it is over, in green, and offer no silence", async () => {
    assert.match(await say("resolved", "slack.text"), /_It lasted 12m4s\._/);
    assert.doesNotMatch(await say("resolved", "slack.text"), /Silence/);
    assert.equal(await say("resolved", "slack.color"), "good");
    assert.equal(await say("firing", "slack.color"), "danger");
  });

  it("list five alerts of many and count the rest", async () => {
    const lines = (await say("mixed", "slack.text")).split("\n");
    assert.equal(lines.filter((it) => it.startsWith("orders:")).length, 5);
    assert.ok(lines.includes("… and 2 more"));
  });

  it("escape for HTML in mails", async () =>
    assert.match(await say("firing", "email.html", "html"), /orders: &lt;97%&gt; of its CPU &amp; more\./));

  for (const [severity, word] of Object.entries({
    emergency: "critical",
    critical: "critical",
    warning: "warning",
    info: "info",
    other: "error",
    "": "error",
  })) {
    it(`call ${severity || "no severity"} "${word}" for PagerDuty`, async () => {
      const file = join(folder.folder, "firing.json");
      await writeFile(file, JSON.stringify(notification("firing", [alert("firing", { ...LABELS, severity })])));
      assert.equal(await say("firing", "pagerduty.severity"), word);
      await writeFile(file, JSON.stringify(CASES.firing));
    });
  }
});
