import { strict as assert } from "node:assert";
import sinon from "sinon";

import { checkContext } from "../../cli/check-context";
import { notificationsSent } from "../../cli/checks/notifications-sent";
import type { LoadedStack } from "../../cli/load-stack";
import { runCheck } from "../../cli/run-checks";
import { type Changes, changed } from "../stack-config/small-config";
import { answer, healthy, stackOf, type World } from "./answering-servers";

const FAILED = 'alertmanager_notifications_failed_total{integration="slack",reason="clientError"} 3\n';
const slack = (value: number) => [{ metric: { integration: "slack" }, value }];

describe("the check of lost notifications", () => {
  let stack: LoadedStack;
  let world: World;

  const begin = (changes: Changes): void => {
    stack = stackOf(changed(changes));
    world = healthy(stack);
    world.failed = FAILED;
  };
  beforeEach(() => {
    sinon.stub(globalThis, "fetch").callsFake((url, init) => Promise.resolve(answer(stack, world, url as string, init)));
  });
  afterEach(() => sinon.restore());
  const said = async (): Promise<string> => {
    const { verdict } = await runCheck(notificationsSent, checkContext(stack));
    if (verdict.kind !== "finding") return `${verdict.kind} ${verdict.kind === "pass" ? verdict.facts : verdict.why}`;
    return verdict.findings.map(({ what, details, fix }) => [what, ...details, fix].join("\n")).join("\n");
  };

  describe("where Alertmanager's job is known", () => {
    beforeEach(() => begin({ "watcher.alertmanager": "their-alertmanager" }));

    it("finds those of the last hour, and whether they go on", async () => {
      world.queries.unshift([/job="their-alertmanager"\}\[1h\]/, slack(2.4)], [/\[10m\]/, slack(1)]);
      assert.match(await said(), /^notifications to slack fail\nabout 3 .* in the last hour, 1 of them in the last 10 minutes\n/);
      world.queries.splice(1, 1, [/\[10m\]/, slack(0)]);
      assert.match(await said(), /none of them in the last 10 minutes\n.*passes an hour after the last failure/);
    });

    it("passes once an hour has gone by without one", async () => {
      world.queries.unshift([/failed_total/, slack(0)]);
      assert.equal(await said(), "pass none failed in the last hour");
    });

    it("takes the count since the start where Prometheus has none", async () => {
      world.queries.unshift([/failed_total/, []]);
      assert.match(await said(), /^notifications to slack failed, perhaps long ago\n/);
    });
  });

  describe("where nobody knows the job", () => {
    beforeEach(() => begin({}));

    it("says that it may be long ago, and how to tell", async () => {
      assert.match(
        await said(),
        /^notifications to slack failed, perhaps long ago\n3 .* since Alertmanager started, of all stacks.*\nRun this again/,
      );
    });

    it("passes where none failed since the start", async () => {
      world.failed = FAILED.replace("3", "0");
      assert.equal(await said(), "pass none failed since Alertmanager started");
    });

    it("could not check on a server that is not Alertmanager", async () => {
      world.failed = "prometheus_notifications_dropped_total 0\n";
      assert.match(await said(), /^couldNotCheck .*\/metrics has no count of failed notifications/);
    });
  });
});
