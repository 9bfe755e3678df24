import assert from "node:assert/strict";

import { catalog } from "../catalog";
import { type Alert, outlastsSilence, type Plan, toSeconds } from "../catalog/model";
import { compileAlertmanager, compileAlertmanagerFragment, renderAlertmanager, wholeConfig } from "../compilers/alertmanager";
import { assertGolden } from "./golden/assert-golden";
import { amtool, writeAlertmanager } from "./support/alertmanager";
import { planWith, route } from "./support/alertmanager-plan";

/** Seconds for which Prometheus sends again that an alert ended (resolvedRetention in rules/alerting.go). */
const REPEATED = 15 * 60;

const secretFile = (name: string): string => `/run/secrets/${name}`;
const filesOf = (plan: Plan) => renderAlertmanager(compileAlertmanager(plan, secretFile));

const freeze = { name: "freeze", calendar: "freeze", instanceIds: ["6b0c65e8"], reason: "R", author: "A" };
const freezeCalendar = {
  name: "freeze",
  spans: [
    { days: [], times: [{ from: "18:00", to: "24:00" }], timeZone: "Europe/Berlin", dates: { from: "2027-11-29", to: "2028-02-03" } },
  ],
};
const everything = planWith({ maintenance: [freeze], calendars: [...planWith().calendars, freezeCalendar] });

async function accepted(files: Readonly<Record<string, string>>): Promise<void> {
  const written = await writeAlertmanager(() => files);
  try {
    assert.match(await amtool("check-config", written.configFile), /SUCCESS/);
    assert.match(await amtool("check-config", "--enable-feature=utf8-strict-mode", written.configFile), /SUCCESS/);
  } finally {
    await written.remove();
  }
}

describe("the Alertmanager configuration", function () {
  this.timeout(60_000);

  it("is exactly this for two alerts", () => assertGolden("alertmanager"));

  it("is accepted by Alertmanager with contacts of every kind, also in strict mode", async () => {
    const told = route({ severity: ["critical"] }, ["oncall", "lead", "channel", "app", "mail", "hook"]);
    await accepted(filesOf(planWith({ ...everything, routes: [told, ...everything.routes, route({}, ["mail"])] })));
  });

  it("is accepted with nothing but a contact and a route for everything", async () => {
    await accepted(
      filesOf(
        planWith({
          routes: [route({}, ["channel"])],
          heartbeats: [],
          calendars: [],
          instances: [],
          alerts: [],
          links: { dashboardPrefix: "aura-prod", runbooks: "https://r.example", console: "https://c.example" },
        }),
      ),
    );
  });

  it("of two stacks is accepted as one, and each keeps its own names", async () => {
    const dev = { ...everything, stack: "dev" };
    const merged = wholeConfig([everything, dev].map((plan) => compileAlertmanagerFragment(plan, secretFile)));
    await accepted(renderAlertmanager(merged));
    const { receivers, time_intervals: intervals, inhibit_rules: inhibitions } = merged.config;
    for (const names of [receivers, intervals, inhibitions].map((all) => all.map(({ name }) => name)))
      assert.deepEqual(names, [...new Set(names)]);
    assert.deepEqual(Object.keys(merged.templates), ["templates/aura-dev.tmpl", "templates/aura-prod.tmpl"]);
  });

  it("for a server that others use says how to merge it, and stays valid by itself", async () => {
    const files = renderAlertmanager(compileAlertmanager(everything, secretFile), "existing");
    assert.match(files["alertmanager.yml"]!, /Copy into your own configuration/);
    await accepted(files);
  });

  it("names secrets by their files and holds nothing else of them", () => {
    const { config } = compileAlertmanager(everything, secretFile);
    const files = [...JSON.stringify(config).matchAll(/"(\w+)_file":"([^"]+)"/g)].map(([, option, path]) => `${option} ${path}`);
    assert.deepEqual([...new Set(files)].sort(), [
      "api_url /run/secrets/channel",
      "app_token /run/secrets/app",
      "routing_key /run/secrets/lead",
      "routing_key /run/secrets/oncall",
      "url /run/secrets/deadman",
    ]);
    assert.doesNotMatch(JSON.stringify(config), /"(api_url|routing_key|app_token|url|auth_password)":/);
  });

  it("does not grow with the fleet", () => {
    const fleet = Array.from({ length: 1_000 }, (_, at) => ({ ...everything.instances[0]!, id: at.toString(16).padStart(8, "0") }));
    assert.deepEqual(filesOf({ ...everything, instances: [...everything.instances, ...fleet] }), filesOf(everything));
  });

  it("spells a window over several months out, leap day included", () => {
    const spans = compileAlertmanager(everything, secretFile).config.time_intervals.find(
      ({ name }) => name === "aura-prod/freeze",
    )!.time_intervals;
    assert.deepEqual(
      spans.map((it) => [it.years, it.months, it.days_of_month].join(" ")),
      ["2027 11 29:30", "2027 12 1:31", "2028 1 1:31", "2028 2 1:3"],
    );
    const february = { ...freezeCalendar, spans: [{ ...freezeCalendar.spans[0]!, dates: { from: "2028-02-29", to: "2028-03-01" } }] };
    const { config } = compileAlertmanager({ ...everything, calendars: [...planWith().calendars, february] }, secretFile);
    assert.deepEqual(
      config.time_intervals.find(({ name }) => name === "aura-prod/freeze")!.time_intervals.map((it) => it.days_of_month),
      [["29"], ["1"]],
    );
  });

  it("repeats signs of life more often than it looks at them, so that none is skipped", () => {
    const { config } = compileAlertmanager(planWith(), secretFile);
    const [life] = config.route.routes![0]!.routes![0]!.routes!;
    assert.deepEqual([life!.group_wait, life!.group_interval, life!.repeat_interval], ["0s", "1m", "30s"]);
    assert.equal(config.receivers.find(({ name }) => name === life!.receiver)!.webhook_configs![0]!.send_resolved, false);
  });

  it("cannot be made for a route that names nobody known, and says whom there is", () => {
    assert.throws(
      () => filesOf(planWith({ routes: [route({}, ["nobdy"])] })),
      /names the contact "nobdy", which is none of: oncall, lead, channel/,
    );
  });

  it("holds only back what goes on while its reason does, or ends so shortly before that Prometheus still repeats the end", () => {
    const outlives = (source: Alert, target: Alert): number => toSeconds(source.keepFiring) - toSeconds(target.keepFiring);
    const targets = catalog.alerts.filter((it) => outlastsSilence(it) && it.explains === "nothing");
    const sources = catalog.alerts.filter(({ explains }) => explains === "absence");
    assert.ok(targets.length > 0 && sources.length > 0);
    const long = sources.flatMap((source) =>
      targets.filter((target) => outlives(source, target) > REPEATED / 2).map((target) => `${source.id} outlives ${target.id}`),
    );
    assert.deepEqual(long, []);
  });

  it("lets the endpoint of a project explain what any of its instances lacks, and the endpoint of an instance what that one lacks", () => {
    const absence = (plan: Plan) =>
      compileAlertmanager(plan, secretFile)
        .config.inhibit_rules.filter(({ name }) => name.includes("absence"))
        .map(({ name, source_matchers: matchers, equal }) => [name, matchers.filter((it) => it.startsWith("aura_endpoint")), equal.at(-1)]);
    const [project] = planWith().projects;
    const single = { ...project!, id: "other", endpoints: [{ id: "6b0c65e8", path: "/", instances: 1 }] };
    const own = ["aura-prod-absence-own-endpoint", [], "aura_endpoint"];
    assert.deepEqual(absence(planWith()), [["aura-prod-absence-endpoint", [], "aura_project"]]);
    assert.deepEqual(absence(planWith({ projects: [single] })), [own]);
    assert.deepEqual(absence(planWith({ projects: [project!, single] })), [
      ["aura-prod-absence-endpoint", [`aura_endpoint="${project!.id}"`], "aura_project"],
      own,
    ]);
  });
});
