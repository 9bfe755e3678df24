import assert from "node:assert/strict";

import { catalog } from "../../catalog";
import { compileNewRelic } from "../../stacks/compile-new-relic";
import { planStack } from "../../stacks/plan";
import { changed } from "../stack-config/small-config";

/** The muting rules for an instance that may be paused during a calendar. */
function pausedDuring(calendar: object) {
  const { plan, config } = planStack(
    changed({
      newRelic: { accountId: 123456, licenseKey: "nr", userKey: "nr-user" },
      "calendars.nights": { timeZone: "Europe/Berlin", ...calendar },
      "aura.projects.payments.instances.orders.pausedDuring": "nights",
    }),
    catalog,
  );
  return compileNewRelic(plan, config.newRelic!, config, (it) => it).alerting.muting;
}

const schedules = (calendar: object) =>
  pausedDuring(calendar).map(({ id, schedule: { startTime, endTime, repeat, weeklyRepeatDays } }) =>
    [id, startTime, endTime, repeat, ...(weeklyRepeatDays ?? [])].join(" "),
  );

describe("New Relic's muting rules for instances that may be paused", () => {
  it("cover both halves of a night: it ends in the morning, and begins in the evening", () => {
    assert.deepEqual(schedules({ times: "19:00-07:00" }), [
      "paused-nights-0 2024-01-01T00:00:00 2024-01-01T07:00:00 DAILY",
      "paused-nights-1 2024-01-01T19:00:00 2024-01-02T00:00:00 DAILY",
    ]);
  });

  it("cover whole days, and both halves of the nights of all others", () => {
    const workdays = "MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY";
    assert.deepEqual(schedules({ days: ["saturday", "sunday"], times: "19:00-07:00" }), [
      "paused-nights-0 2024-01-06T00:00:00 2024-01-07T00:00:00 WEEKLY SUNDAY SATURDAY",
      `paused-nights-1 2024-01-01T00:00:00 2024-01-01T07:00:00 WEEKLY ${workdays}`,
      `paused-nights-2 2024-01-01T19:00:00 2024-01-02T00:00:00 WEEKLY ${workdays}`,
    ]);
  });

  it("cover a night that begins on some days, and ends on the days after them", () => {
    assert.deepEqual(schedules({ weekly: [{ days: ["sunday"], times: "22:00-06:00" }, { days: ["tuesday"] }] }), [
      "paused-nights-0 2024-01-07T22:00:00 2024-01-08T00:00:00 WEEKLY SUNDAY",
      "paused-nights-1 2024-01-01T00:00:00 2024-01-01T06:00:00 WEEKLY MONDAY",
      "paused-nights-2 2024-01-02T00:00:00 2024-01-03T00:00:00 WEEKLY TUESDAY",
    ]);
  });

  it("are about that instance and what its absence makes fire alone, and are named one by one", () => {
    const rules = pausedDuring({ times: "19:00-07:00" });
    assert.deepEqual(
      rules.map(({ name }) => name),
      ["aura prod paused during nights 1", "aura prod paused during nights 2"],
    );
    for (const { conditions } of rules) {
      assert.deepEqual(conditions[1], { attribute: "tags.instance_id", operator: "IN", values: ["6b0c65e8"] });
      assert.deepEqual(conditions[2], {
        attribute: "conditionName",
        operator: "IN",
        values: ["AuraDataStale critical (prod)", "AuraInstanceMissing critical (prod)", "AuraMetricFamilyVanished warning (prod)"],
      });
    }
  });
});
