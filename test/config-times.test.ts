import assert from "node:assert/strict";
import type { Plan } from "../catalog/model";
import { planStack } from "../stacks/plan";
import { smallCatalog } from "./stack-config/small-catalog";
import { type Changes, changed } from "./stack-config/small-config";

const plan = (changes: Changes): Plan => planStack(changed(changes), smallCatalog, { stack: "prod" }).plan;

describe("the plan's calendars", () => {
  const spans = (calendar: object) =>
    plan({ "calendars.it": { ...calendar, timeZone: "Europe/Berlin" } }).calendars[0]!.spans.map(({ days, times }) => [days, times]);
  const WORKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];

  it("read nights and weekends as the whole weekend and every other night, split at midnight", () => {
    assert.deepEqual(spans({ days: ["saturday", "sunday"], times: "19:00-07:00" }), [
      [["sunday", "saturday"], []],
      [
        WORKDAYS,
        [
          { from: "00:00", to: "07:00" },
          { from: "19:00", to: "24:00" },
        ],
      ],
    ]);
  });

  it("read times alone as every day, and days alone as whole days", () => {
    assert.deepEqual(spans({ times: "19:00-00:00" }), [[[], [{ from: "19:00", to: "24:00" }]]]);
    assert.deepEqual(spans({ days: ["sunday"] }), [[["sunday"], []]]);
  });

  it("read weekly spans on their own days, and what lies after midnight on the next day", () => {
    assert.deepEqual(
      spans({
        weekly: [
          { days: WORKDAYS, times: "08:00-18:00" },
          { days: ["saturday"], times: "22:00-06:00" },
        ],
      }),
      [
        [WORKDAYS, [{ from: "08:00", to: "18:00" }]],
        [["saturday"], [{ from: "22:00", to: "24:00" }]],
        [["sunday"], [{ from: "00:00", to: "06:00" }]],
      ],
    );
  });
});

describe("the plan's maintenance windows", () => {
  const window = (from: string, to: string, more: object = {}) =>
    plan({ maintenance: [{ from, to, timeZone: "Europe/Berlin", reason: "freeze", author: "shop", ...more }] });
  const spans = (from: string, to: string) =>
    window(from, to).calendars[0]!.spans.map(({ dates, times, timeZone }) => [
      dates!.from,
      dates!.to,
      ...times.map((it) => `${it.from}-${it.to}`),
      timeZone === "Europe/Berlin",
    ]);

  it("are the rest of the first day, whole days, and the beginning of the last", () => {
    assert.deepEqual(spans("2026-12-24T18:00", "2026-12-27T06:00"), [
      ["2026-12-24", "2026-12-24", "18:00-24:00", true],
      ["2026-12-25", "2026-12-26", true],
      ["2026-12-27", "2026-12-27", "00:00-06:00", true],
    ]);
  });

  it("are one span within one day, and none for an end at midnight", () => {
    assert.deepEqual(spans("2026-12-24T18:00", "2026-12-24T20:00"), [["2026-12-24", "2026-12-24", "18:00-20:00", true]]);
    assert.deepEqual(spans("2026-12-24", "2026-12-26"), [["2026-12-24", "2026-12-25", true]]);
  });

  it("never cross the end of a month in one span", () => {
    assert.deepEqual(spans("2026-12-30T12:00", "2027-03-01T01:00"), [
      ["2026-12-30", "2026-12-30", "12:00-24:00", true],
      ["2026-12-31", "2026-12-31", true],
      ["2027-01-01", "2027-01-31", true],
      ["2027-02-01", "2027-02-28", true],
      ["2027-03-01", "2027-03-01", "00:00-01:00", true],
    ]);
  });

  it("name the instances that are worked on by id, and themselves by their times", () => {
    assert.deepEqual(window("2026-12-24T18:00", "2026-12-27T06:00", { instances: ["orders"] }).maintenance, [
      {
        name: "maintenance-2026-12-24T18:00-2026-12-27T06:00",
        calendar: "maintenance-2026-12-24T18:00-2026-12-27T06:00",
        instanceIds: ["6b0c65e8"],
        reason: "freeze",
        author: "shop",
      },
    ]);
  });
});
