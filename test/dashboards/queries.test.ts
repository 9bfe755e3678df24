import assert from "node:assert/strict";

import { setTimeout as sleep } from "node:timers/promises";
import type { Granularity } from "../../catalog/model";
import { eventually } from "../e2e/harness/eventually";
import { needsPrograms } from "../support/needs-programs";
import { type Asked, askAll } from "./harness/asked";
import { compiled } from "./harness/compiled";
import { type Cause, QUIET } from "./harness/quiet";
import { type WatchedFleet, watchFleet } from "./harness/watched-fleet";

/** Hours: a week, and what looks back a week from a few hours ago. */
const PAST = 200;

for (const instances of [1, 200])
  for (const granularity of ["summary", "comprehensive"] satisfies Granularity[])
    describe(`every query of every dashboard, ${instances} instance(s), ${granularity}`, function () {
      this.timeout(15 * 60_000);
      let fleet: WatchedFleet;

      before(async function () {
        await needsPrograms(this, ["prometheus", "promtool", "alertmanager"]);
        fleet = await watchFleet({ instances, granularity, past: PAST });
      });
      after(() => fleet?.stop());

      const ask = async (): Promise<readonly Asked[]> => {
        const all: Asked[] = [];
        for (const document of compiled(fleet.plan)) all.push(...(await askAll(document, fleet.queries, fleet.plan.instances[0]!.id)));
        return all;
      };
      const empty = (all: readonly Asked[]): readonly string[] =>
        all
          .filter(({ series }) => series === 0)
          .map(({ place }) => place)
          .sort();
      const quiet = (isFor: (cause: Cause) => boolean): readonly string[] =>
        [...QUIET]
          .filter(([, cause]) => isFor(cause))
          .map(([place]) => place)
          .sort();
      const hasData = (causes: readonly Cause[]) => async (): Promise<void> => {
        const wanted = quiet((cause) => causes.includes(cause));
        const without = async () => empty(await ask()).filter((place) => wanted.includes(place));
        await eventually(`data of ${wanted.join(", ")}`, async () => (await without()).length === 0, without);
      };

      it("has data, or is known to have none while all is well", async () => {
        const expected = quiet((cause) => granularity === "summary" || cause !== "members are told apart");
        const unlike = async () => {
          const now = empty(await ask());
          return { unexpected: now.filter((it) => !expected.includes(it)), stale: expected.filter((it) => !now.includes(it)) };
        };
        await eventually(
          "only what is listed has no data",
          async () => {
            const { unexpected, stale } = await unlike();
            return unexpected.length === 0 && stale.length === 0;
          },
          unlike,
        );
      });

      it("has data when an alert fires, a metric has vanished, an instance is missing, new or resized", async () => {
        await fleet.nameGhost();
        await fleet.resize();
        const { id: project } = fleet.plan.projects[0]!;
        fleet.simulator().set("added", { project });
        for (const member of [0, 1, 2]) {
          fleet.simulator().set("member-restart", { instance: fleet.plan.instances[0]!.id, member });
          await sleep(3_000);
        }
        fleet.simulator().set("cpu", { instance: fleet.plan.instances[0]!.id });
        await hasData([
          "an alert fires",
          "a metric has vanished",
          "an instance is missing",
          "an instance is new",
          "an instance is resized",
        ])();
      });

      it("has data when nothing is scraped any more", async () => {
        await fleet.scrapeNothing();
        const wanted = quiet((cause) => cause === "nothing is scraped");
        const document = compiled(fleet.plan).find(({ uid }) => uid.endsWith("pipeline"))!;
        const still = async () => {
          const all = await askAll(document, fleet.queries, fleet.plan.instances[0]!.id);
          return empty(all).filter((place) => wanted.includes(place));
        };
        await eventually("data of what tells that nothing is scraped", async () => (await still()).length === 0, still);
        assert.equal(wanted.length, 3);
      });
    });
