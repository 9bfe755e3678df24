import assert from "node:assert/strict";
import fc from "fast-check";
import { EMPTY_LOCK, type Lock, type LockedInstance, parseLock, renderLock } from "../inventory/lock";
import { ManagementApiError } from "../inventory/management-api-error";
import type { ProjectRead } from "../inventory/read-fleet";
import { doubtfulLoss, lockChanges, updatedLock } from "../inventory/update-lock";
import { locked, lockOf } from "./support/locked-fleet";

const failed = (id: string): ProjectRead => ({
  kind: "failed",
  key: id,
  id,
  error: new ManagementApiError("down", "It is down.", "Wait."),
});
const read = (id: string, instances: readonly LockedInstance[]): ProjectRead => ({ kind: "read", key: id, id, name: id, instances });
const fleet = (count: number): readonly LockedInstance[] =>
  Array.from({ length: count }, (_, index) => locked({ id: (0x10000000 + index).toString(16) }));

const text = fc.option(fc.string(), { nil: null });
const anyInstance = fc.record(
  {
    id: fc.integer({ min: 0, max: 0xffffffff }).map((it) => it.toString(16).padStart(8, "0")),
    name: fc.string(),
    projectId: fc.uuid(),
    type: fc.string(),
    status: fc.string(),
    region: text,
    memory: text,
    storage: text,
    metrics: fc.boolean(),
  },
  { noNullPrototype: true },
);
const anyFleet = fc.uniqueArray(anyInstance, { selector: ({ id }) => id, maxLength: 20 });

describe("the lock file", () => {
  it("holds what was put in, in the same bytes whatever the order of Aura's answers", () =>
    fc.assert(
      fc.property(anyFleet, fc.func(fc.integer()), (instances, key) => {
        const shuffled = [...instances].sort((a, b) => key(a.id) - key(b.id));
        const lock = renderLock(lockOf(...instances));
        assert.equal(renderLock(lockOf(...shuffled)), lock);
        assert.equal(renderLock(parseLock(lock, "lock")), lock);
        assert.deepEqual(new Set(parseLock(lock, "lock").instances), new Set(instances));
      }),
    ));

  it("is sorted by project and id, one field a line", () => {
    const lock = lockOf(locked({ id: "ffffffff" }), locked({ id: "00000123", storage: null }));
    assert.deepEqual(
      parseLock(renderLock(lock), "lock").instances.map(({ id }) => id),
      ["00000123", "ffffffff"],
    );
    assert.match(renderLock(lock), /^\{\n {2}"version": 1,\n {2}"instances": \[\n {4}\{\n {6}"id": "00000123",\n {6}"name": "orders",\n/);
  });

  const unusable: readonly (readonly [string, string, RegExp])[] = [
    ["a merge conflict", "<<<<<<< ours\n{}", /^inventory\.prod\.lock\.json is not JSON: .*\n {2}→ restore it/s],
    ["a newer version", '{"version":2,"instances":[]}', /is not a lock file of this version: version: .*\n {2}→ restore it/s],
    ["an id that lost its zeros", '{"version":1,"instances":[{"id":123}]}', /instances\.0\.id/],
  ];
  for (const [what, content, message] of unusable)
    it(`is refused with what to do when it holds ${what}`, () =>
      assert.throws(() => parseLock(content, "inventory.prod.lock.json"), { name: "LockFileUnusable", message }));
});

describe("a reading of the fleet", () => {
  const before = lockOf(
    locked({ id: "00000001", projectId: "a" }),
    locked({ id: "00000002", projectId: "b" }),
    locked({ id: "00000003", projectId: "gone" }),
  );
  const ids = ({ instances }: Lock): readonly string[] => instances.map(({ id }) => id);

  it("replaces projects that were read, keeps those that were not, and drops those that the config no longer names", () =>
    assert.deepEqual(ids(updatedLock(before, [read("a", [locked({ id: "00000009", projectId: "a" })]), failed("b")])), [
      "00000009",
      "00000002",
    ]));

  it("removes nothing in an outage of all projects", () => {
    const after = updatedLock(before, [failed("a"), failed("b"), failed("gone")]);
    assert.equal(renderLock(after), renderLock(before));
    assert.deepEqual(lockChanges(before, after), { added: [], removed: [], changed: [] });
  });

  it("tells what was added, removed, renamed and paused", () => {
    const was = lockOf(locked({ id: "00000001" }), locked({ id: "00000002" }), locked({ id: "00000003" }));
    const is = lockOf(locked({ id: "00000002", name: "other" }), locked({ id: "00000003", status: "paused" }), locked({ id: "00000004" }));
    const { added, removed, changed } = lockChanges(was, is);
    assert.deepEqual(
      [added, removed].map((all) => all.map(({ id }) => id)),
      [["00000004"], ["00000001"]],
    );
    assert.deepEqual(
      changed.map(({ after: { id } }) => id),
      ["00000002", "00000003"],
    );
  });

  const shrinks = (had: number, has: number): string | undefined => doubtfulLoss(lockOf(...fleet(had)), lockOf(...fleet(has)), ["shop"]);

  it("needs a person's word when more than a fifth of the fleet is gone, and names what is", () => {
    assert.equal(shrinks(10, 8), undefined);
    assert.equal(shrinks(10, 7), "3 of 10 instances are gone, more than a fifth: orders (10000007), orders (10000008), orders (10000009)");
    assert.match(shrinks(100, 0) ?? "", /^100 of 100 instances are gone, .*, 90 more$/);
    assert.equal(doubtfulLoss(EMPTY_LOCK, lockOf(...fleet(3)), ["shop"]), undefined);
  });

  it("needs it too when as many others came in their place", () => {
    const others = fleet(10).map((it) => ({ ...it, id: it.id.replace(/^1/, "2") }));
    assert.match(doubtfulLoss(lockOf(...fleet(10)), lockOf(...others), ["shop"]) ?? "", /^10 of 10/);
  });

  it("needs it when one project of many loses everything, unless the config no longer names the project", () => {
    const small = locked({ id: "00000001", projectId: "small" });
    const was = lockOf(...fleet(50), small);
    assert.equal(doubtfulLoss(was, lockOf(...fleet(50)), ["shop", "small"]), "project small has no instance any more: orders (00000001)");
    assert.equal(doubtfulLoss(was, lockOf(...fleet(50)), ["shop"]), undefined);
  });
});
