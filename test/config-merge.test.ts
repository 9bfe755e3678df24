import assert from "node:assert/strict";
import fc from "fast-check";
import { mergeConfig } from "../stacks/input/merge";
import { secretsIn, sectionsOfEngine, sectionsOfStackFile } from "../stacks/input/sections";
import { isMap } from "../stacks/mistakes/path-text";

const merge = (under: unknown, over: unknown) => mergeConfig({ file: "defaults.yaml", value: under }, { file: "prod.yaml", value: over });

const json = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4, noNullPrototype: true });
const hasNull = (value: unknown): boolean => value === null || (isMap(value) && Object.values(value).some(hasNull));

describe("a stack's config over the shared defaults", () => {
  it("replaces a choice by another choice, whatever the shared one says about itself", () =>
    assert.deepEqual(
      merge({ prometheus: { kind: "files", directory: "/etc" } }, { prometheus: { kind: "operator", release: "kps" } }).value,
      { prometheus: { kind: "operator", release: "kps" } },
    ));

  it("merges maps deeply, and replaces lists and single values", () => {
    const { value } = merge(
      { alerts: { pack: "full", disabled: ["a", "b"] }, contacts: { chat: { kind: "slack" } } },
      { alerts: { disabled: ["c"] }, contacts: { pager: { kind: "pagerduty" } } },
    );
    assert.deepEqual(value, {
      alerts: { pack: "full", disabled: ["c"] },
      contacts: { chat: { kind: "slack" }, pager: { kind: "pagerduty" } },
    });
  });

  it("takes a shared value away where the stack says null", () => {
    assert.deepEqual(
      merge(
        { contacts: { chat: { kind: "slack" }, mail: { kind: "email" } }, watcher: { prometheus: "p" } },
        { contacts: { mail: null }, watcher: null },
      ).value,
      { contacts: { chat: { kind: "slack" } } },
    );
  });

  it("knows which file gave each value", () => {
    const { origins } = merge(
      { alerts: { pack: "full", tiers: { a: { pack: "full" } } } },
      { alerts: { tiers: { a: { disabled: ["x"] } } } },
    );
    assert.deepEqual([...origins].sort(), [
      ["alerts.pack", "defaults.yaml"],
      ["alerts.tiers.a.disabled", "prod.yaml"],
      ["alerts.tiers.a.pack", "defaults.yaml"],
    ]);
  });

  it("replaces a map by what is no map", () =>
    assert.deepEqual(merge({ alerts: { pack: "full" } }, { alerts: "full" }).value, { alerts: "full" }));

  it("changes nothing when the stack says nothing", () => {
    fc.assert(
      fc.property(
        json.filter((it) => !hasNull(it)),
        (config) => assert.deepEqual(merge(config, {}).value, config),
      ),
    );
  });

  it("changes nothing when both say the same", () => {
    fc.assert(
      fc.property(
        json.filter((it) => !hasNull(it)),
        (config) => assert.deepEqual(merge(config, config).value, config),
      ),
    );
  });

  it("keeps everything that the stack says", () => {
    fc.assert(
      fc.property(
        json,
        json.filter((it) => !hasNull(it)),
        (under, over) => assert.deepEqual(merge(merge(under, over).value, over).value, merge(under, over).value),
      ),
    );
  });

  it("leaves both documents as they were", () => {
    fc.assert(
      fc.property(json, json, (under, over) => {
        const before = JSON.stringify([under, over]);
        merge(under, over);
        assert.equal(JSON.stringify([under, over]), before);
      }),
    );
  });
});

describe("sections of the config", () => {
  it("are found in a stack file, and other packages' keys are left alone", () => {
    const document = {
      config: {
        "aura-monitoring:environment": "prod",
        "aura-monitoring:alerts": { pack: "full" },
        "aws:region": "eu-west-1",
        "secrets:slack": { secure: "v1:x" },
      },
      encryptionsalt: "v1",
    };
    assert.deepEqual(sectionsOfStackFile(document), { environment: "prod", alerts: { pack: "full" } });
    assert.deepEqual(secretsIn(document.config), ["slack"]);
  });

  it("are found in what the engine hands over, where maps are texts", () => {
    const all = {
      "aura-monitoring:environment": "123",
      "aura-monitoring:routes": '[{"to":"chat"}]',
      "aura-monitoring:watcher": "",
      "secrets:slack": "[secret]",
    };
    assert.deepEqual(sectionsOfEngine(all), { environment: "123", routes: [{ to: "chat" }], watcher: null });
  });

  it("are none in an empty file", () => assert.deepEqual(sectionsOfStackFile(null), {}));
});
