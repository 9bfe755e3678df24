import assert from "node:assert/strict";

import { CONFIGS, readKept, SECRETS } from "./fixtures";
import { keyOf, type Registered, registered } from "./registered";

describe("an upgrade of this package", function () {
  this.timeout(120_000);

  for (const [name, config] of Object.entries(CONFIGS)) {
    describe(`(${name})`, () => {
      let now: ReadonlyMap<string, Registered>;
      before(async () => {
        now = new Map((await registered(config, SECRETS)).map((it) => [keyOf(it), it]));
      });

      it("replaces nothing that earlier versions made: types, names, parents and identities stay", () => {
        const kept = readKept(name);
        assert.ok(kept.length > 4, "the fixture holds a stack");
        for (const { gone, ...it } of kept) {
          if (gone === undefined) assert.deepEqual(now.get(keyOf(it)), it);
          else assert.equal(now.get(keyOf(it)), undefined, `${keyOf(it)} is said to be gone: ${gone}`);
        }
      });

      it("makes nothing that is not kept for the versions to come (npm run fixtures)", () => {
        const kept = new Set(readKept(name).map(keyOf));
        assert.deepEqual(
          [...now.keys()].filter((it) => !kept.has(it)),
          [],
        );
      });
    });
  }
});
