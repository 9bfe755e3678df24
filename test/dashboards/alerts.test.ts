import assert from "node:assert/strict";

import { type AlertLabel, SEVERITIES } from "../../catalog/model";
import { chooseAll } from "../../cli/dashboards/asking/choose";
import { type Choice, filledIn } from "../../cli/dashboards/asking/fill-in";
import type { ActiveAlert } from "../../cli/servers/prometheus-answers";
import { prometheusAt } from "../../cli/servers/prometheus";
import { ALERT_KEYS } from "../../languages/promql";
import { eventually } from "../e2e/harness/eventually";
import { needsPrograms } from "../support/needs-programs";
import { compiled } from "./harness/compiled";
import { readDashboard } from "./harness/dashboard-json";
import { type WatchedFleet, watchFleet } from "./harness/watched-fleet";

type Ranks = Readonly<Record<string, number>>;

/** Panels of Fleet that count what fires, and the severity that each counts. */
const FIGURES = { 103: "emergency", 104: "critical", 105: "warning", 106: "info" } as const;

/** The worst severity by what tells things apart, from 1 to 4. */
function worst(alerts: readonly ActiveAlert[], by: readonly string[]): Ranks {
  const ranks: Record<string, number> = {};
  for (const { labels } of alerts) {
    const key = by.map((label) => labels[label] ?? "").join("/");
    ranks[key] = Math.max(ranks[key] ?? 0, 1 + SEVERITIES.findIndex((it) => it === labels["severity"]));
  }
  return Object.fromEntries(Object.entries(ranks).sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("what dashboards say of the alerts that fire", function () {
  this.timeout(5 * 60_000);
  let fleet: WatchedFleet;
  const chosen = new Map<string, readonly Choice[]>();

  before(async function () {
    await needsPrograms(this, ["prometheus", "alertmanager"]);
    fleet = await watchFleet({ instances: 2, granularity: "summary" });
    fleet.simulator().set("cpu", { instance: fleet.plan.instances[0]!.id });
    await eventually("one instance has too little CPU, by two severities", async () => (await saturated()).length === 2, firing);
  });
  after(() => fleet?.stop());

  const firing = async (): Promise<readonly ActiveAlert[]> =>
    (await prometheusAt(fleet.queries.asking().url).alerts()).filter(
      ({ state, labels }) => state === "firing" && labels["severity"] !== "none" && (labels["escalation"] ?? "") === "",
    );
  const saturated = async () => (await firing()).filter(({ labels }) => labels["alertname"] === "AuraCpuSaturated");

  /** The answer of one target of a panel now. */
  const shown = async (dashboard: string, panel: number, refId = "A") => {
    const { json } = compiled(fleet.plan).find(({ uid }) => uid.endsWith(dashboard))!;
    const { panels, templating } = readDashboard(json);
    const choices = chosen.get(dashboard) ?? (await chooseAll(templating.list, fleet.queries.asking(), {}));
    chosen.set(dashboard, choices);
    const { expr } = panels.find(({ id }) => id === panel)!.targets.find((it) => it.refId === refId)!;
    return fleet.queries.instant(filledIn(expr, choices));
  };
  const ranksOf = async (...[dashboard, panel, by, refId]: [string, number, readonly string[], string?]): Promise<Ranks> =>
    Object.fromEntries(
      (await shown(dashboard, panel, refId))
        .map(({ metric, value }) => [by.map((label) => metric[label] ?? "").join("/"), value] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );

  /** Alerts come and go between two questions: sooner or later both answers are of the same moment. */
  const agree = (what: string, dashboards: () => Promise<unknown>, alerts: (now: readonly ActiveAlert[]) => unknown): Promise<unknown> => {
    const look = async () => ({ shown: await dashboards(), fires: alerts(await firing()) });
    const isSame = ({ shown: one, fires }: Awaited<ReturnType<typeof look>>) => JSON.stringify(one) === JSON.stringify(fires);
    return eventually(what, async () => isSame(await look()), look);
  };

  it("counts each thing once, with the worst of its severities", () =>
    agree(
      "Fleet counts what fires",
      async () => Promise.all(Object.keys(FIGURES).map(async (panel) => (await shown("fleet", Number(panel)))[0]?.value)),
      (alerts) => {
        const ranks = Object.values(worst(alerts, ALERT_KEYS));
        return Object.values(FIGURES).map((severity) => ranks.filter((it) => it === 1 + SEVERITIES.indexOf(severity)).length);
      },
    ));

  it("has a row for each thing, by the worst of its severities, with the time for which it has fired", async () => {
    await agree(
      "Alerts lists what fires",
      () => ranksOf("alerts", 106, ALERT_KEYS),
      (alerts) => worst(alerts, ALERT_KEYS),
    );
    const by: readonly AlertLabel[] = ["alertname", "instance_id", "severity"];
    const ages = await ranksOf("alerts", 106, by, "B");
    const cpu = Object.entries(ages).filter(([key]) => key.startsWith("AuraCpuSaturated/"));
    assert.deepEqual(
      cpu.map(([key]) => key),
      [`AuraCpuSaturated/${fleet.plan.instances[0]!.id}/critical`],
    );
    assert.ok(cpu[0]![1] >= 0 && cpu[0]![1] < 600, String(cpu[0]![1]));
  });

  it("names the worst alert of each instance, and says of the others that there is none", () =>
    agree(
      "Fleet's table has the worst alert of each instance",
      () => ranksOf("fleet", 109, ["instance_id"], "C"),
      (alerts) => {
        const none = Object.fromEntries(fleet.plan.instances.map(({ id }) => [id, 0]));
        const ranks = {
          ...none,
          ...worst(
            alerts.filter(({ labels }) => (labels["instance_id"] ?? "") !== ""),
            ["instance_id"],
          ),
        };
        return Object.fromEntries(Object.entries(ranks).sort(([a], [b]) => (a < b ? -1 : 1)));
      },
    ));
});
