import assert from "node:assert/strict";

import fc from "fast-check";

import { shard } from "../../compilers/kubernetes/shard";
import { utf8Length } from "../../compilers/kubernetes/size";
import { splitConfigMaps } from "../../compilers/kubernetes/split-config-maps";

const metadata = { namespace: "monitoring", labels: { grafana_dashboard: "1" }, annotations: { grafana_folder: "Neo4j Aura" } };

describe("texts over several ConfigMaps", () => {
  it("keep every text whole, stay below the limit, and have the same labels on each", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ maxLength: 60 })), (texts) => {
        const maps = splitConfigMaps("dashboards", metadata, texts, 300);
        assert.deepEqual(Object.assign({}, ...maps.map(({ data }) => data)), { ...texts });
        for (const { data, metadata: own } of maps) {
          assert.ok(Object.entries(data!).reduce((sum, [key, text]) => sum + utf8Length(key) + utf8Length(text), 0) <= 300);
          assert.deepEqual({ ...own, name: "" }, { name: "", ...metadata });
        }
      }),
    );
  });

  it("are numbered from the second on", () => {
    const texts = { "a.json": "x".repeat(60), "b.json": "y".repeat(60), "c.json": "z" };
    assert.deepEqual(
      splitConfigMaps("dashboards", metadata, texts, 100).map(({ metadata: { name }, data }) => `${name}: ${Object.keys(data!).join(" ")}`),
      ["dashboards: a.json", "dashboards-1: b.json c.json"],
    );
  });

  it("refuse a text that none can hold", () =>
    assert.throws(
      () => splitConfigMaps("dashboards", metadata, { "a.json": "x".repeat(101) }, 100),
      /a\.json has 107 bytes, and a ConfigMap holds 100: make it smaller/,
    ));

  it("count bytes as UTF-8 does", () =>
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => assert.equal(utf8Length(text), Buffer.byteLength(text)))));
});

describe("things that are parted by hash", () => {
  const things = Array.from({ length: 200 }, (_, at) => at.toString(16).padStart(8, "0"));
  const parts = (limit: number, all: readonly string[] = things) =>
    shard(
      all,
      (it) => it,
      (part) => part.length <= limit,
    );

  it("stay together where they fit", () => assert.deepEqual(parts(200), [{ at: 0, things }]));

  it("are all there, and each part fits", () => {
    assert.deepEqual(
      parts(60)
        .flatMap((it) => it.things)
        .sort(),
      things,
    );
    for (const part of parts(60)) assert.ok(part.things.length <= 60);
  });

  it("stay where they are when another is added", () => {
    const placeOf = (all: readonly string[]) =>
      new Map(parts(60, all).flatMap(({ at, things: own }) => own.map((it) => [it, at] as const)));
    const [before, after] = [placeOf(things), placeOf([...things, "ffffffff"])];
    for (const it of things) assert.equal(after.get(it), before.get(it));
  });
});
