import { strict as assert } from "node:assert";
import sinon from "sinon";

import { checkContext } from "../../cli/check-context";
import { rulesLoaded } from "../../cli/checks/rules-loaded";
import { type LoadedStack, loadStack } from "../../cli/load-stack";
import { runCheck } from "../../cli/run-checks";
import { checkout } from "../support/engine";
import { answer, healthy, type ServedRule, type World } from "./answering-servers";

describe("the check of the rules that are loaded", () => {
  let stack: LoadedStack;
  let world: World;

  before(async () => void (stack = await loadStack({ root: checkout, stack: "demo" })));
  beforeEach(() => {
    world = healthy(stack);
    sinon.stub(globalThis, "fetch").callsFake((url, init) => Promise.resolve(answer(stack, world, url as string, init)));
  });
  afterEach(() => sinon.restore());

  const said = async (): Promise<string> => {
    const { verdict } = await runCheck(rulesLoaded, checkContext(stack));
    return verdict.kind === "finding"
      ? verdict.findings.map(({ what, details }) => [what, ...details].join("\n")).join("\n")
      : verdict.kind;
  };
  const changeOf = (name: string, change: (rule: ServedRule) => Partial<ServedRule>): void =>
    void (world.ruleChanges = (rules) => rules.map((it) => (it.name === name ? { ...it, ...change(it) } : it)));

  it("passes where they are as compiled", async () => assert.equal(await said(), "pass"));

  for (const [way, change, words] of [
    ["threshold", ({ query }) => ({ query: query.replaceAll("0.95", "0.5") }), "another expression"],
    ["for", () => ({ duration: 3_600 }), "another for (3600 s, not 2 s)"],
    ["keep_firing_for", () => ({ keepFiringFor: 7 }), "another keep_firing_for (7 s, not 0 s)"],
    ["label", ({ labels }) => ({ labels: { ...labels, team: "nobody" } }), "another labels"],
    ["annotation", ({ annotations }) => ({ annotations: { ...annotations, summary: "Be calm." } }), "another annotations"],
    ["for and annotation", () => ({ duration: 3, annotations: {} }), "another for (3 s, not 2 s), annotations"],
  ] as const satisfies readonly (readonly [string, (rule: ServedRule) => Partial<ServedRule>, string])[])
    it(`finds another ${way} of one alert`, async () => {
      changeOf("AuraCpuSaturated", change);
      assert.equal(
        await said(),
        `Prometheus runs other rules than the stack config asks for\n${words}: aura-demo-saturation › AuraCpuSaturated (critical)`,
      );
    });

  it("finds groups that are evaluated at another interval", async () => {
    world.intervals = (seconds) => 2 * seconds;
    assert.match(await said(), /another interval \(4 s, not 2 s\): aura-demo-/);
  });

  it("finds rules that are missing, and rules that were added", async () => {
    world.ruleChanges = (rules) => rules.filter(({ name }) => name !== "AuraCpuSaturated");
    assert.match(await said(), /\nnot loaded: aura-demo-saturation › AuraCpuSaturated \(critical\)$/);
    world.ruleChanges = (rules) => [...rules, { ...rules[0], name: "handmade" }];
    assert.match(await said(), /\nloaded, but not compiled: .*handmade/);
    world.ruleChanges = () => [];
    assert.match(await said(), /not loaded: .*\nand \d+ more$/s);
  });

  it("finds a rule that cannot be evaluated", async () => {
    changeOf("AuraOutOfMemory", () => ({ health: "err", lastError: "many-to-many" }));
    assert.match(await said(), /^rule AuraOutOfMemory cannot be evaluated\nmany-to-many/);
  });

  it("leaves the rules of a stack alone whose name begins with this one's", async () => {
    const { plan, ...rest } = stack;
    const other = { ...rest, plan: { ...plan, stack: "demo-west" } };
    sinon.restore();
    sinon.stub(globalThis, "fetch").callsFake(async (url, init) => {
      if (!/v1\/rules/.test(url as string)) return answer(stack, world, url as string, init);
      const groups = await Promise.all([stack, other].map(async (it) => (await answer(it, world, url as string).json()) as Rules));
      return Response.json({ status: "success", data: { groups: groups.flatMap(({ data }) => data.groups) } });
    });
    assert.equal(await said(), "pass");
  });

  it("could not check where Prometheus does not answer", async () => {
    world.down = /./;
    assert.equal(await said(), "couldNotCheck");
  });
});

interface Rules {
  readonly data: { readonly groups: readonly unknown[] };
}
