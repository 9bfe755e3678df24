import assert from "node:assert/strict";

import { compileFleet, differing, GROWS, textsOf } from "../bench/fleet-texts";

describe("the files of a fleet", () => {
  const [small, large] = [textsOf(compileFleet(1)), textsOf(compileFleet(1_000))];

  it("are byte-identical for 1 and for 1,000 instances, beside info series and the computed limits of the scrape job", () => {
    assert.ok(
      [...small.keys()].filter((path) => /rules\/.*\.yml$/.test(path) && !GROWS.test(path)).length > 5,
      [...small.keys()].join(", "),
    );
    assert.deepEqual(differing(small, large), []);
  });

  it("grow by what is known per instance alone", () => {
    const growing = [...large].filter(([path, text]) => Buffer.byteLength(text) > 2 * Buffer.byteLength(small.get(path) ?? ""));
    assert.deepEqual(
      growing.map(([path]) => path).filter((path) => !GROWS.test(path)),
      [],
    );
    assert.notEqual(growing.length, 0);
  });

  it("are told apart where a rule is another one", () => {
    const changed = textsOf(compileFleet(1_000, { alerts: { pack: "full", thresholds: { "cpu-saturated": { warning: "91%" } } } }));
    assert.deepEqual(
      differing(small, changed).map((path) => path.replace(/^.*\//, "")),
      ["alerts-saturation.yml"],
    );
  });
});
