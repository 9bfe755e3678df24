import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";

import type { Plan } from "../catalog/model";
import { alertFiles, compileAlerts } from "../compilers/prometheus/alert-rules";
import { compileEscalations } from "../compilers/prometheus/escalation-rules";
import { compileRecords } from "../compilers/prometheus/record-rules";
import type { AlertRule, RuleFile } from "../compilers/prometheus/rule";
import { INFO_RECORD } from "../languages/promql";
import { resolveProgram } from "../toolchain";
import { run } from "../toolchain/run";
import { planWith, plannedAlerts, PROJECT, route } from "./support/alertmanager-plan";

const IDENTITY = `aura_stack="prod",aura_project="${PROJECT}"`;
const alerts = plannedAlerts.filter(({ id }) => ["cpu-saturated", "endpoint-down"].includes(id));
const critical = (match: object, more: object = {}) => route({ severity: ["critical"], ...match }, ["oncall"], more);
const after = (time: "10m" | "30m") => ({ escalate: { after: time, to: ["lead"] } });

const rulesOf = (plan: Plan): readonly AlertRule[] =>
  (compileEscalations(plan)?.groups ?? []).flatMap(({ rules }) => rules as readonly AlertRule[]);

/** The record that alerts take the team of an instance from; the others are fed as series. */
function labelsOfInstances(plan: Plan): RuleFile {
  const [file] = compileRecords(plan);
  return {
    ...file!,
    groups: file!.groups.map((group) => ({ ...group, rules: group.rules.filter((it) => "record" in it && it.record === INFO_RECORD) })),
  };
}
const named = (plan: Plan, name: string): readonly AlertRule[] => rulesOf(plan).filter(({ alert }) => alert === name);

/** Two instances of two teams use this share of their CPU for an hour. */
const inputs = (share: string) =>
  [
    ["6b0c65e8", "orders", "payments"],
    ["00000123", "sandbox", "shop"],
  ].flatMap(([id, name, team]) => [
    { series: `instance:neo4j_aura_cpu_usage:max{${IDENTITY},instance_id="${id}"}`, values: share },
    {
      series: `aura_instance_info{${IDENTITY},instance_id="${id}",instance_name="${name}",team="${team}",environment="prod"}`,
      values: "1x90",
    },
  ]);

/** Teams with a firing alert of the second stage, by severity, at a minute. */
const escalated = (minute: number, expected: readonly (readonly [severity: string, team: string])[]) => ({
  expr: 'count by (severity, team) (ALERTS{alertstate="firing",escalation="2"})',
  eval_time: `${minute}m`,
  exp_samples: expected.map(([severity, team]) => ({ labels: `{severity="${severity}", team="${team}"}`, value: 1 })),
});

async function checkInPrometheus(plan: Plan, test: object): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "aura-escalation-"));
  try {
    const files = [labelsOfInstances(plan), ...alertFiles(plan, compileAlerts(plan).documents), compileEscalations(plan)!];
    await writeFile(join(folder, "rules.yml"), stringify({ groups: files.flatMap(({ groups }) => groups) }));
    await writeFile(
      join(folder, "test.yml"),
      stringify({
        rule_files: ["rules.yml"],
        evaluation_interval: "1m",
        group_eval_order: files.flatMap(({ groups }) => groups.map(({ name }) => name)),
        tests: [{ interval: "1m", ...test }],
      }),
    );
    const { ok, output } = await run(await resolveProgram("promtool"), ["test", "rules", "test.yml"], { cwd: folder, env: process.env });
    assert.ok(ok, output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("escalation", function () {
  this.timeout(60_000);

  it("is exactly this rule", () => {
    const [rule, ...others] = named(
      planWith({ alerts, routes: [critical({ team: ["payments", "a.b"] }, after("30m"))] }),
      "AuraCpuSaturated",
    );
    assert.deepEqual(others, []);
    assert.deepEqual(rule!.labels, { aura_alert: "cpu-saturated", aura_stack: "prod", severity: "critical", escalation: "2" });
    assert.equal(
      rule!.expr,
      `(time() - (ALERTS_FOR_STATE{alertname="AuraCpuSaturated",aura_stack="prod",severity="critical",escalation="",team=~"a\\\\.b|payments"}) > 2100)
  and ignoring (alertstate)
ALERTS{alertname="AuraCpuSaturated",aura_stack="prod",severity="critical",escalation="",alertstate="firing",team=~"a\\\\.b|payments"}`,
    );
    assert.equal(rule!.for, undefined);
    assert.ok(!("value" in rule!.annotations), "what was measured is not known to the second stage");
  });

  it("raises the same alert again once it has fired for long enough, for the routes that ask for it, and ends with it", () =>
    checkInPrometheus(planWith({ alerts, routes: [critical({ team: ["payments"] }, after("30m")), critical({})] }), {
      input_series: inputs("0.97x45 0.5x45"),
      promql_expr_test: [
        escalated(35, []),
        escalated(36, [["critical", "payments"]]),
        escalated(45, [["critical", "payments"]]),
        escalated(47, []),
      ],
      alert_rule_test: [
        {
          alertname: "AuraCpuSaturated",
          eval_time: "36m",
          exp_alerts: [
            ...[
              ["6b0c65e8", "orders", "payments"],
              ["00000123", "sandbox", "shop"],
            ].flatMap(([id, name, team]) => ["warning", "critical"].map((severity) => original(id!, name!, team!, severity))),
            {
              exp_labels: { ...labelsOf("6b0c65e8", "payments", "critical"), escalation: "2" },
              exp_annotations: {
                ...annotationsOf("6b0c65e8", "orders"),
                summary: "orders has been using nearly all of its CPU. It has gone on for 36m.",
                description: "orders has been using nearly all of its CPU. It has gone on for 36m and was first told to oncall.",
              },
            },
          ],
        },
      ],
    }));

  it("waits as long as the route that takes the alert says, not as a later one does", () =>
    checkInPrometheus(planWith({ alerts, routes: [critical({ team: ["payments"] }, after("30m")), critical({}, after("10m"))] }), {
      input_series: inputs("0.97x90"),
      promql_expr_test: [
        escalated(15, []),
        escalated(16, [["critical", "shop"]]),
        escalated(35, [["critical", "shop"]]),
        escalated(36, [
          ["critical", "payments"],
          ["critical", "shop"],
        ]),
      ],
    }));

  it("leaves alone what an earlier route without an escalation takes", () =>
    checkInPrometheus(planWith({ alerts, routes: [critical({ team: ["payments"] }), critical({}, after("10m"))] }), {
      input_series: inputs("0.97x90"),
      promql_expr_test: [escalated(60, [["critical", "shop"]])],
    }));

  it("does not begin while the alert has not fired, however long it is pending", () => {
    const slow = alerts.map((it) => ({ ...it, holds: "2h" as const }));
    return checkInPrometheus(planWith({ alerts: slow, routes: [critical({}, after("10m"))] }), {
      input_series: inputs("0.97x140"),
      promql_expr_test: [escalated(119, []), escalated(130, [])],
    });
  });

  it("is of no stack that escalates nothing, and of no sign of life", () => {
    assert.equal(compileEscalations(planWith({ routes: [critical({})] })), undefined);
    assert.deepEqual(
      [...new Set(rulesOf(planWith({ routes: [route({}, ["oncall"], after("10m"))] })).map((it) => it.labels.aura_alert))],
      ["cpu-saturated", "endpoint-down", "instance-missing", "idle"],
    );
  });

  it("is of no alert that has none of a route's labels, or that an earlier route takes whole", () => {
    const endpoint = (...routes: Plan["routes"]) => named(planWith({ alerts, routes }), "AuraEndpointDown").length;
    assert.equal(endpoint(critical({ team: ["payments"] }, after("10m"))), 0);
    assert.equal(endpoint(critical({ environment: ["dev"] }, after("10m"))), 0);
    assert.equal(endpoint(critical({}), critical({}, after("10m"))), 0);
    assert.equal(endpoint(critical({ team: ["payments"] }), critical({ environment: ["prod"] }, after("10m"))), 1);
  });

  it("is not written for an alert that is not compiled", () => {
    const [cpu] = alerts;
    const lost = {
      ...cpu!,
      id: "reload-failed",
      when: {
        ...cpu!.when,
        signal: { kind: "server", program: "prometheus", name: "x", read: "value", unit: "count", level: "server" } as const,
      },
    };
    assert.deepEqual(named(planWith({ alerts: [lost], routes: [critical({}, after("10m"))] }), "AuraReloadFailed"), []);
  });
});

const labelsOf = (id: string, team: string, severity: string) => ({
  aura_alert: "cpu-saturated",
  aura_stack: "prod",
  aura_project: PROJECT,
  instance_id: id,
  environment: "prod",
  team,
  severity,
});

const annotationsOf = (id: string, name: string) => ({
  title: "CPU is close to its limit",
  instance_name: name,
  project_name: PROJECT,
  runbook_url: "https://runbooks.example/cpu-saturated.md",
  console_url: `https://console.neo4j.io/projects/${PROJECT}/instances`,
  dashboard_url: `https://grafana.example/d/aura-prod-instance?var-stack=prod&var-project=${PROJECT}&var-instance=${id}`,
});

const original = (id: string, name: string, team: string, severity: string) => ({
  exp_labels: labelsOf(id, team, severity),
  exp_annotations: {
    ...annotationsOf(id, name),
    value: "97%",
    summary: `${name} has been using nearly all of its CPU.`,
    description: `${name} uses 97% of its CPU (threshold ${severity === "warning" ? "85%" : "95%"}).`,
  },
});
