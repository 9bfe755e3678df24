import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "yaml";
import { compareFleet } from "../inventory/compare";
import { configEntry, configLine } from "../inventory/config-entry";
import type { ConfiguredInstance, Difference } from "../inventory/difference";
import type { LockedInstance } from "../inventory/lock";
import { withInventory } from "../inventory/with-inventory";
import { planStack } from "../stacks/plan";
import { displayName } from "../stacks/values/names";
import { changed, smallConfig } from "./stack-config/small-config";
import { smallCatalog } from "./stack-config/small-catalog";
import { locked, lockOf } from "./support/locked-fleet";

const orders: ConfiguredInstance = { key: "orders", name: "orders", id: "6b0c65e8", mayBePaused: false };

const differences = (configured: readonly ConfiguredInstance[], ...found: readonly LockedInstance[]): readonly Difference[] =>
  compareFleet(
    [
      { key: "shop", id: "shop", instances: configured },
      { key: "other", id: "other", instances: [] },
    ],
    lockOf(...found),
  );
const kinds = (all: readonly Difference[]): readonly string[] => all.map(({ kind, weight }) => `${kind} ${weight}`);

describe("comparing the config with Aura", () => {
  it("finds nothing when they agree", () => assert.deepEqual(differences([orders], locked()), []));

  it("names an instance that is configured but not there, and where in the config it stands", () => {
    const [difference, ...rest] = differences([{ ...orders, name: "Orders (EU)" }]);
    assert.equal(difference?.what, "Orders (EU) (6b0c65e8) is configured, but not in its project in Aura");
    assert.equal(difference.fix, "Remove aura.projects.shop.instances.orders from the stack file, or correct its id.");
    assert.deepEqual([difference.weight, rest], ["finding", []]);
  });

  it("says in which project an instance is that is configured in another", () =>
    assert.deepEqual(
      differences([orders], locked({ projectId: "other" })).map(({ cause }) => cause),
      ["It belongs to project other."],
    ));

  it("gives a line to paste for each instance that nobody configured", () => {
    const found = differences(
      [orders],
      locked(),
      locked({ id: "00000123", name: "orders" }),
      locked({ id: "12345e67", name: "search", status: "paused" }),
    );
    assert.deepEqual(kinds(found), ["unconfigured finding", "unconfigured finding"]);
    assert.deepEqual(
      found.map(({ line }) => line),
      ['orders (00000123): { id: "00000123" }', 'search: { id: "12345e67", pausedDuring: always }'],
    );
  });

  it("takes a paused instance for a finding unless the config expects it", () => {
    assert.deepEqual(kinds(differences([orders], locked({ status: "paused" }))), ["paused finding"]);
    assert.deepEqual(kinds(differences([{ ...orders, mayBePaused: true }], locked({ status: "suspended" }))), ["paused note"]);
  });

  it("says of a Free or Professional instance that it has no metrics, and finds it wrong only where it is configured", () => {
    const free = locked({ type: "free-db", metrics: false });
    assert.deepEqual(kinds(differences([orders], free)), ["without-metrics finding"]);
    assert.deepEqual(kinds(differences([], free)), ["without-metrics note"]);
    assert.equal(differences([], free)[0]?.cause, "AuraDB Free has no metrics integration.");
    assert.match(
      differences([], locked({ metrics: false }))[0]?.cause ?? "",
      /its project has no metrics integration, or the API key may not see it/,
    );
  });

  it("notes another name in Aura, and finds an instance that is being deleted", () => {
    assert.deepEqual(kinds(differences([orders], locked({ name: "bestellungen" }))), ["renamed note"]);
    assert.deepEqual(kinds(differences([orders], locked({ status: "destroying" }))), ["missing finding"]);
  });
});

describe("an instance from Aura in the config", () => {
  it("has a name that the config takes, whatever it is called in Aura", () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("__proto__", "true", "1e3", "", "a: b #c")),
        fc.boolean(),
        (name, isTaken) => {
          const taken = isTaken ? [configEntry(locked({ name }), []).key] : [];
          const entry = configEntry(locked({ id: "00000123", name }), taken);
          assert.ok(displayName().safeParse(entry.key).success, entry.key);
          assert.ok(!taken.includes(entry.key));
          assert.deepEqual(parse(configLine(entry)), { [entry.key]: { id: "00000123" } });
        },
      ),
    ));
});

const PROJECT = smallConfig.aura.projects.payments.id;
const planned = (config: unknown, ...found: readonly LockedInstance[]) =>
  planStack(withInventory(config, lockOf(...found)), smallCatalog).plan;

describe("a config with the inventory", () => {
  const sandbox = locked({ id: "00000123", name: "sandbox", projectId: PROJECT });

  it("watches what Aura has and the config does not name, under its name in Aura, without a team", () => {
    const { instances, projects } = planned(smallConfig, sandbox);
    assert.deepEqual(
      instances.map(({ id, name, team }) => [id, name, team]),
      [
        ["6b0c65e8", "orders", "payments"],
        ["00000123", "sandbox", undefined],
      ],
    );
    assert.equal(projects[0]?.endpoints[0]?.instances, 2);
  });

  it("scrapes them too where each instance has its endpoint", () =>
    assert.deepEqual(
      planned(changed({ "aura.projects.payments.endpoints": "instances" }), sandbox).projects[0]?.endpoints.map(({ id }) => id),
      ["6b0c65e8", "00000123"],
    ));

  it("is enough where the config names no instance at all", () =>
    assert.deepEqual(
      planned(changed({ "aura.projects.payments.instances": undefined }), sandbox).instances.map(({ name }) => name),
      ["sandbox"],
    ));

  it("leaves alone what the config says, other projects, and what has no metrics or is not there yet", () => {
    const others = [
      locked({ name: "renamed", projectId: PROJECT }),
      locked({ id: "00000001" }),
      { ...sandbox, metrics: false },
      { ...sandbox, status: "creating" },
    ];
    assert.deepEqual(withInventory(smallConfig, lockOf(...others)), smallConfig);
  });

  it("raises no alert for the absence of an instance that was paused when it was found", () =>
    assert.equal(planned(smallConfig, { ...sandbox, status: "paused" }).instances[1]?.pause, "always"));

  it("gives two instances of one name two names", () =>
    assert.deepEqual(
      planned(smallConfig, { ...sandbox, name: "orders" }).instances.map(({ name }) => name),
      ["orders", "orders (00000123)"],
    ));

  for (const malformed of [
    undefined,
    null,
    1,
    [],
    {},
    { aura: 1 },
    { aura: { projects: [] } },
    { aura: { projects: { shop: null } } },
    { aura: { projects: { shop: { id: "shop", instances: 1 } } } },
  ])
    it(`leaves a malformed config to the plan: ${JSON.stringify(malformed)}`, () =>
      assert.deepEqual(withInventory(malformed, lockOf(locked())), malformed));
});
