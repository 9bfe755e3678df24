import assert from "node:assert/strict";

import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from "culori";

import { NEUTRAL, OK, SERIES, SEVERITY } from "../../compilers/grafana/colors";
import { compiled, fullPlan } from "./harness/compiled";

/** Eyes that lack one kind of cones altogether, and those that have all. */
const EYES: Readonly<Record<string, (color: Color) => Color>> = {
  "all cones": (color) => color,
  "no red cones": filterDeficiencyProt(1),
  "no green cones": filterDeficiencyDeuter(1),
  "no blue cones": filterDeficiencyTrit(1),
};
/** CIEDE2000: two colours that are as far apart are told apart side by side without effort; one is hardly seen. */
const APART = 10;
/** The background of panels in Grafana's dark theme. */
const DARK = "#181b1f";
/** WCAG 2.2, success criterion 1.4.11, for what is drawn. */
const SEEN = 3;

const alike = (colors: readonly string[], see: (color: Color) => Color): readonly string[] =>
  colors.flatMap((one, index) =>
    colors.slice(index + 1).flatMap((other) => {
      const distance = differenceCiede2000()(see(parse(one)!), see(parse(other)!));
      return distance < APART ? [`${one} and ${other}: ${distance.toFixed(1)}`] : [];
    }),
  );

describe("the colours of dashboards", () => {
  for (const [eyes, see] of Object.entries(EYES)) {
    it(`of lines are told apart with ${eyes}`, () => assert.deepEqual(alike(SERIES, see), []));
    it(`of states are told apart with ${eyes}`, () => assert.deepEqual(alike([OK, NEUTRAL, ...Object.values(SEVERITY)], see), []));
  }

  it("of lines and states are seen on the dark pages that Grafana shows at first", () => {
    for (const color of [...SERIES, OK, NEUTRAL, ...Object.values(SEVERITY)]) assert.ok(wcagContrast(color, DARK) >= SEEN, color);
  });

  it("that are alike are found", () => assert.equal(alike(["#ff0000", "#fe0000"], (color) => color).length, 1));

  it("are never those of Grafana's own palette, which not everybody tells apart", () => {
    const query = { name: "checkouts", title: "Checkouts", query: "checkouts_total", legend: "", unit: "reqps" };
    for (const { uid, json } of compiled(fullPlan(), { applicationQueries: [query] })) assert.doesNotMatch(json, /"palette-/, uid);
  });
});
