import { strict as assert } from "node:assert";

import { inCalendar } from "../../cli/diagnosis/in-calendar";

const BERLIN = "Europe/Berlin";

describe("a calendar", () => {
  const nights = {
    name: "nights",
    spans: [
      { days: ["saturday", "sunday"], times: [], timeZone: BERLIN },
      {
        days: [],
        times: [
          { from: "00:00", to: "07:00" },
          { from: "19:00", to: "24:00" },
        ],
        timeZone: BERLIN,
      },
    ],
  };

  for (const [moment, within] of [
    ["2026-01-07T17:59:59Z", false],
    ["2026-01-07T18:00:00Z", true],
    ["2026-01-07T23:30:00Z", true],
    ["2026-01-08T06:00:00Z", false],
    ["2026-07-08T05:00:00Z", false],
    ["2026-07-08T04:59:59Z", true],
    ["2026-01-09T23:00:00Z", true],
    ["2026-01-11T12:00:00Z", true],
  ] as const)
    it(`${within ? "holds" : "does not hold"} at ${moment}`, () => assert.equal(inCalendar(nights, new Date(moment)), within));

  it("holds on its dates alone, by the clocks of its zone", () => {
    const freeze = {
      name: "freeze",
      spans: [{ days: [], times: [], timeZone: BERLIN, dates: { from: "2026-12-24", to: "2026-12-26" } }],
    };
    const held = ["2026-12-23T22:59:59Z", "2026-12-23T23:00:00Z", "2026-12-26T22:59:59Z", "2026-12-26T23:00:00Z"];
    assert.deepEqual(
      held.map((it) => inCalendar(freeze, new Date(it))),
      [false, true, true, false],
    );
  });
});
