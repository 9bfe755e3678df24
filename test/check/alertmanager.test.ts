import { strict as assert } from "node:assert";
import sinon from "sinon";

import { checkContext } from "../../cli/check-context";
import { alertmanagerConfig } from "../../cli/checks/alertmanager-config";
import type { Verdict } from "../../cli/checks/check";
import type { LoadedStack } from "../../cli/load-stack";
import { runCheck } from "../../cli/run-checks";
import { changed, smallConfig } from "../stack-config/small-config";
import { answer, healthy, stackOf, type World } from "./answering-servers";

const shown = (verdict: Verdict): string =>
  verdict.kind === "finding"
    ? verdict.findings.map(({ what }) => what).join("\n")
    : `${verdict.kind} ${verdict.kind === "pass" ? verdict.facts : verdict.why}`;

describe("the check of Alertmanager's configuration", () => {
  let stack: LoadedStack;
  let world: World;

  beforeEach(() => {
    stack = stackOf(smallConfig);
    world = healthy(stack);
    sinon.stub(globalThis, "fetch").callsFake((url, init) => Promise.resolve(answer(stack, world, url as string, init)));
  });
  afterEach(() => sinon.restore());
  const said = async (): Promise<string> => shown((await runCheck(alertmanagerConfig, checkContext(stack))).verdict);

  it("passes where an own one runs the compiled file", async () =>
    assert.match(await said(), /^pass \d receivers? and routes, 1 Alertmanager$/));

  it("finds another route although the receivers are the same", async () => {
    const other = stackOf(
      changed({
        routes: [
          { severity: "critical", to: "chat" },
          { to: "chat", repeat: "9h" },
        ],
      }),
    );
    assert.deepEqual(
      other.plan.contacts.map(({ name }) => name),
      stack.plan.contacts.map(({ name }) => name),
    );
    world.loadedConfig = checkContext(other).alertmanagerFile;
    assert.equal(await said(), "Alertmanager runs another configuration than the stack config asks for");
  });

  it("says that routes were not compared where the configuration has parts of other hands", async () => {
    stack = stackOf(changed({ "alertmanager.mode": "existing" }));
    world.loadedConfig = "route: { receiver: theirs }";
    assert.match(await said(), /^pass \d receivers?, routes not compared, 1 Alertmanager$/);
    world.receivers = ["theirs"];
    assert.equal(await said(), "Alertmanager lacks receivers of this stack");
  });

  it("could not check where it does not say whether it loaded one, or which", async () => {
    world.loadedConfig = undefined;
    assert.equal(await said(), "couldNotCheck Alertmanager does not say which configuration it runs");
    world.reloaded = undefined;
    assert.equal(await said(), "couldNotCheck Alertmanager does not say whether it loaded its configuration");
  });

  it("finds a refused configuration, missing receivers, and alerts that go elsewhere", async () => {
    world.reloaded = 0;
    assert.equal(await said(), "Alertmanager refused its configuration");
    Object.assign(world, { reloaded: 1, receivers: ["default"] });
    assert.equal(await said(), "Alertmanager lacks receivers of this stack");
    Object.assign(world, { receivers: undefined, alertmanagers: [] });
    assert.equal(await said(), "Prometheus does not send alerts to Alertmanager");
  });
});
