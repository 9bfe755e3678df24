import assert from "node:assert/strict";

import { dashboards } from "../../catalog/dashboards";
import { type Granularity, panelsOf, type Plan, type Signal, type Unit, walk } from "../../catalog/model";
import { chooseAll } from "../../cli/dashboards/asking/choose";
import { type Choice, filledIn } from "../../cli/dashboards/asking/fill-in";
import type { ServedSample } from "../../demo/simulator";
import { eventually } from "../e2e/harness/eventually";
import { needsPrograms } from "../support/needs-programs";
import { compiled } from "./harness/compiled";
import { type DashboardJson, readDashboard } from "./harness/dashboard-json";
import { type Comparable, isComparable, servedAnswer, seriesKey, shownSignals } from "./harness/served-answer";
import { type History, NotServed, type Values } from "./harness/served-value";
import { type WatchedFleet, watchFleet } from "./harness/watched-fleet";

/** Scrapes that a value may be older than the newest: rules are evaluated at a time of their own. */
const BEHIND = 4;
/** What counters grew by is known as exactly as the first scrape is: which one the first evaluation saw is left to chance. */
const ABOUT = 0.25;
/** Scrapes until counters have grown enough. */
const SCRAPES = 25;
const EXACTLY = 1e-6;
/** Targets that are compared at least. */
const COMPARED = 130;

/** The units of Grafana in which Aura's numbers are shown as they are served. */
const UNITS: Readonly<Partial<Record<Unit, string>>> = {
  ratio: "percentunit",
  bytes: "bytes",
  milliseconds: "ms",
  seconds: "s",
  perSecond: "ops",
  count: "short",
  cores: "short",
};

interface Shown {
  readonly place: string;
  readonly dashboard: DashboardJson;
  readonly query: Comparable;
  readonly unit: Unit;
  readonly expression: string;
  readonly grafanaUnit: string | undefined;
  readonly isFirst: boolean;
}

/** Every target whose values follow from what Aura serves. */
function shownBy(fleet: WatchedFleet): readonly Shown[] {
  return compiled(fleet.plan).flatMap(({ uid, json }) => {
    const dashboard = readDashboard(json);
    const source = dashboards.find(({ id }) => uid.endsWith(`-${id}`))!;
    return panelsOf(source).flatMap((panel) =>
      panel.targets.flatMap(({ id, query, unit }, index): Shown[] => {
        if (!isComparable(query)) return [];
        const drawn = dashboard.panels.find((it) => it.id === panel.id)!;
        const expression = drawn.targets.find(({ refId }) => refId === id)!.expr;
        const { fieldConfig } = drawn as unknown as { readonly fieldConfig: { readonly defaults: { readonly unit?: string } } };
        const grafanaUnit = fieldConfig.defaults.unit;
        return [
          {
            place: `${source.id}/${panel.id}/${id}`,
            dashboard,
            query,
            unit,
            expression,
            grafanaUnit,
            isFirst: index === 0 && panel.draws !== "table",
          },
        ];
      }),
    );
  });
}

const counts = (signal: Signal): boolean => walk(signal).some(({ kind }) => kind === "step" || kind === "rate");

const isLike = (value: number, expected: number | undefined, about: number): boolean =>
  expected !== undefined && Math.abs(value - expected) <= about * Math.max(Math.abs(expected), 1e-9);

for (const granularity of ["summary", "comprehensive"] satisfies Granularity[])
  describe(`what panels show and what Aura serves, ${granularity}`, function () {
    this.timeout(10 * 60_000);
    let fleet: WatchedFleet;
    const history: (readonly ServedSample[])[] = [];
    let watching: NodeJS.Timeout;

    before(async function () {
      await needsPrograms(this, ["prometheus", "alertmanager"]);
      fleet = await watchFleet({ instances: 2, granularity });
      watching = setInterval(() => {
        const served = fleet.simulator().served();
        if (served.length > 0 && served[0]!.timestamp !== history.at(-1)?.[0]!.timestamp) history.push(served);
      }, 100);
      await eventually(`${SCRAPES} scrapes`, () => history.length >= SCRAPES);
    });
    after(async () => {
      clearInterval(watching);
      await fleet?.stop();
    });

    /** What does not fit; undefined where what was served does not tell. */
    const difference = async ({ query, expression, dashboard }: Shown, chosen: readonly Choice[]): Promise<string | undefined> => {
      const series = await fleet.queries.instant(filledIn(expression, chosen));
      const about = shownSignals(query).some(counts) ? ABOUT : EXACTLY;
      const served = expected(query, fleet.plan, history);
      if (served === undefined) return undefined;
      if (series.length === 0 && served[0]!.size > 0) return `no data in ${dashboard.uid}`;
      const unlike = series.filter(({ metric, value }) => !served.some((it) => isLike(value, it.get(seriesKey(query, metric)), about)));
      return unlike.length === 0
        ? ""
        : unlike
            .map(
              ({ metric, value }) =>
                `${seriesKey(query, metric)} is ${value}, served ${served.map((it) => it.get(seriesKey(query, metric))).join(", ")}`,
            )
            .join("; ");
    };

    it("are the same, and nothing but what looks back far is left out", async () => {
      const all = shownBy(fleet).filter(({ dashboard }) => !dashboard.uid.endsWith("-pipeline"));
      const chosen = new Map<string, readonly Choice[]>();
      for (const { dashboard } of all)
        if (!chosen.has(dashboard.uid)) chosen.set(dashboard.uid, await chooseAll(dashboard.templating.list, fleet.queries.asking(), {}));
      const told: string[] = [];
      for (const shown of all) {
        const seen: { last?: string | undefined } = {};
        await eventually(
          `${shown.place} shows what is served`,
          async () => {
            seen.last = await difference(shown, chosen.get(shown.dashboard.uid)!);
            return seen.last === undefined || seen.last === "";
          },
          () => seen.last,
        );
        if (seen.last === "") told.push(shown.place);
      }
      const left = all.filter(({ place }) => !told.includes(place));
      assert.ok(told.length >= COMPARED, `${told.length} compared: ${left.map(({ place }) => place).join(", ")}`);
      for (const { place, query } of left) assert.ok(shownSignals(query).flatMap(walk).some(isNotServed), place);
    });

    it("have the unit in which they are served", () => {
      for (const { place, unit, grafanaUnit, isFirst } of shownBy(fleet))
        if (isFirst && UNITS[unit] !== undefined) assert.equal(grafanaUnit, UNITS[unit], place);
    });
  });

/** It looks further back than the test has run, or is what Prometheus notes of a scrape. */
const isNotServed = (signal: Signal): boolean =>
  signal.kind === "scrape" ||
  signal.kind === "over" ||
  signal.kind === "age" ||
  signal.kind === "memberProgress" ||
  (signal.kind === "recorded" && signal.rhythm === "hourly");

/** By each of the last scrapes; undefined where what was served does not tell. */
function expected(query: Comparable, plan: Plan, history: History): readonly Values[] | undefined {
  try {
    return Array.from({ length: BEHIND }, (_, back) => servedAnswer(query, plan, history.slice(0, history.length - back)));
  } catch (error) {
    if (error instanceof NotServed) return undefined;
    throw error;
  }
}
