import assert from "node:assert/strict";

import { type Plan, type PlannedRoute, SEVERITIES } from "../catalog/model";
import { compileAlertmanager, renderAlertmanager } from "../compilers/alertmanager";
import { type AlertmanagerFolder, amtool, writeAlertmanager } from "./support/alertmanager";
import { planWith, PROJECT, route } from "./support/alertmanager-plan";

const always = { name: "freeze", spans: [{ days: [], times: [], timeZone: "UTC" }] };
const base = planWith();
const plan: Plan = {
  ...base,
  routes: [
    route({ severity: ["emergency", "critical"], team: ["payments"] }, ["oncall", "channel"], { escalate: { after: "30m", to: ["lead"] } }),
    route({ severity: ["emergency"], environment: ["dev"] }, ["app"]),
    route({ severity: ["emergency"], tier: ["gold"] }, ["lead"], { escalate: { after: "1h", to: ["oncall", "mail"] } }),
    route({ severity: ["emergency", "critical"], environment: ["prod", "dev"] }, ["oncall"]),
    route({ team: ["shop", "a.b"], severity: ["warning"] }, ["app"]),
    route({ severity: ["warning", "info"] }, ["channel"], { quietDuring: "nights" }),
  ],
  instances: [...base.instances, { ...base.instances[0]!, id: "0000ffff", pause: "always" }],
  maintenance: [{ name: "freeze", calendar: "freeze", instanceIds: ["6b0c65e8"], reason: "R", author: "A" }],
  calendars: [...base.calendars, always],
};

type Labels = Readonly<Record<string, string>>;

/** Written again from what routes promise: the first that matches takes it; escalations go to that route's second contacts. */
function expected(labels: Labels): string {
  const takes = ({ match }: PlannedRoute): boolean =>
    Object.entries(match).every(([label, values]) => values.includes(labels[label] ?? ""));
  const first = plan.routes.find(takes);
  if (first === undefined) return labels.escalation === "2" ? "aura-prod/(nobody)" : "aura-prod/(unrouted)";
  if (labels.escalation !== "2") return `aura-prod/${first.to.join("+")}`;
  return first.escalate === undefined ? "aura-prod/(nobody)" : `aura-prod/${first.escalate.to.join("+")}`;
}

const TEAMS = ["payments", "shop", undefined];
const ENVIRONMENTS = ["prod", "dev", undefined];
const TIERS = ["gold", undefined];

const escalates = (severity: string): boolean => severity === "emergency" || severity === "critical";

const present = (labels: Readonly<Record<string, string | undefined>>): Labels =>
  Object.fromEntries(Object.entries(labels).filter((entry): entry is [string, string] => entry[1] !== undefined));

describe("Alertmanager routes", function () {
  this.timeout(120_000);
  let folder: AlertmanagerFolder;
  before(async () => {
    folder = await writeAlertmanager((secretFile) => renderAlertmanager(compileAlertmanager(plan, secretFile)));
  });
  after(() => folder.remove());

  const receiver = async (labels: Labels): Promise<string> =>
    (
      await amtool(
        "config",
        "routes",
        "test",
        `--config.file=${folder.configFile}`,
        ...Object.entries(labels).map(([name, value]) => `${name}=${value}`),
      )
    ).trim();

  async function checkAll(cases: readonly Labels[]): Promise<void> {
    const wrong: string[] = [];
    for (const labels of cases) {
      const [is, should] = [await receiver(labels), expected(labels)];
      if (is !== should) wrong.push(`${JSON.stringify(labels)} reaches ${is}, not ${should}`);
    }
    assert.deepEqual(wrong, []);
  }

  for (const severity of SEVERITIES) {
    it(`${severity} of every team, environment and tier reaches the first route that matches${escalates(severity) ? ", its escalation that route's second contact" : ""}`, async () => {
      const cases = TEAMS.flatMap((team) =>
        ENVIRONMENTS.flatMap((environment) =>
          TIERS.map((tier) => present({ alertname: "AuraX", aura_stack: "prod", severity, team, environment, tier })),
        ),
      );
      await checkAll(cases);
      if (escalates(severity)) await checkAll(cases.map((it) => ({ ...it, escalation: "2" })));
    });
  }

  it("take a dot in a team's name for a dot", () =>
    checkAll(["a.b", "axb"].map((team) => ({ aura_stack: "prod", severity: "warning", team }))));

  it("lead the same way while an instance is worked on, or is paused at times", async () => {
    const cases = ["emergency", "critical", "warning"].flatMap((severity) =>
      ["payments", "shop"].flatMap((team) => [
        { aura_stack: "prod", severity, team, environment: "prod", instance_id: "6b0c65e8" },
        { aura_stack: "prod", severity, team, environment: "prod", instance_id: "6b0c65e8", pause: "nights" },
        { aura_stack: "prod", severity, team, environment: "prod", instance_id: "00000123", pause: "nights" },
        { aura_stack: "prod", severity, team, environment: "prod", instance_id: "00000123", pause: "nights", escalation: "2" },
      ]),
    );
    await checkAll(cases);
  });

  it("tell nobody that an instance is gone which is expected to be paused", async () =>
    assert.equal(
      await receiver({ aura_stack: "prod", severity: "critical", team: "payments", instance_id: "0000ffff", pause: "always" }),
      "aura-prod/(nobody)",
    ));

  it("lead signs of life to who waits for them and never to people", async () => {
    const life = { aura_stack: "prod", severity: "none", environment: "prod" };
    assert.equal(await receiver({ ...life, heartbeat: "project", aura_project: PROJECT }), "aura-prod/(heartbeat) deadman");
    assert.equal(await receiver({ ...life, heartbeat: "project", aura_project: "another" }), "aura-prod/(nobody)");
    assert.equal(await receiver({ ...life, heartbeat: "stack" }), "aura-prod/(nobody)");
  });

  it("let no living endpoint of a project speak for a dead one", async () => {
    const life = { aura_stack: "prod", severity: "none", environment: "prod", aura_project: PROJECT };
    assert.equal(await receiver({ ...life, heartbeat: "endpoint", aura_endpoint: "6b0c65e8" }), "aura-prod/(nobody)");
  });

  it("leave alone what another stack raised", async () =>
    assert.equal(await receiver({ aura_stack: "dev", severity: "critical", team: "payments" }), "aura/(nobody)"));
});
