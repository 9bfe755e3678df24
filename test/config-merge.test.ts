import assert from "node:assert/strict";
import { parse } from "yaml";
import fc from "fast-check";
import { renderConfig } from "../cli/config/render-config";
import { mergeConfig } from "../stacks/input/merge";
import { straysOfEngine, straysOfStackFile } from "../stacks/input/strays";
import type { Mistake } from "../stacks/mistakes/mistake";
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

describe("what stands beside the sections", () => {
  const paths = (mistakes: readonly Mistake[]): readonly string[] =>
    mistakes.map(({ path, problem, fix }) => `${path} ${problem} → ${fix!}`);

  it("is nothing in a stack file as it should be, with other packages' keys", () => {
    const config = { "aura-monitoring:environment": "prod", "aws:region": "eu-west-1", "secrets:slack": { secure: "v1:x" } };
    assert.deepEqual(straysOfStackFile({ config, encryptionsalt: "v1" }), []);
    const engine = { "aura-monitoring:environment": "prod", "aws:region": "eu-west-1", "secrets:slack": "value" };
    assert.deepEqual(straysOfEngine(engine, '["secrets:slack"]'), []);
    assert.deepEqual(straysOfStackFile(null), []);
  });

  it("is a key that stands outside of config", () =>
    assert.deepEqual(paths(straysOfStackFile({ "aura-monitoring:environment": "prod" })), [
      "aura-monitoring:environment stands outside of config, where nothing reads it → indent it below a line `config:`",
    ]));

  it("is a namespace that is misspelt", () => {
    const config = { "aura-monitorng:maintenance": [], "secret:slack": { secure: "v1:x" } };
    const says = [
      "aura-monitorng:maintenance is no key of this package → did you mean aura-monitoring:maintenance?",
      "secret:slack is no key of this package → did you mean secrets:slack?",
    ];
    assert.deepEqual(paths(straysOfStackFile({ config })), says);
    assert.deepEqual(paths(straysOfEngine({ "aura-monitorng:maintenance": "[]", "secret:slack": "x" }, "[]")), says);
  });

  it("is a secret that is not encrypted, whose value is not shown", () => {
    const says = [
      "secrets:slack is not encrypted: everybody who reads the stack file knows it" +
        " → pulumi config set --secret secrets:slack, and make the value anew where it was issued",
    ];
    const mistakes = straysOfStackFile({ config: { "secrets:slack": "canary" } });
    assert.deepEqual(paths(mistakes), says);
    assert.doesNotMatch(JSON.stringify(mistakes), /canary/);
    assert.deepEqual(paths(straysOfEngine({ "secrets:slack": "canary", "secrets:other": "x" }, '["secrets:other"]')), says);
    assert.deepEqual(straysOfEngine({ "secrets:slack": "canary" }, undefined), []);
  });
});

describe("the command config", () => {
  it("prints a stack as it was merged, and says what came from elsewhere", () => {
    const shared = { scrape: { profile: "standard", interval: "60s" }, calendars: { nights: { days: ["saturday"] } }, routes: [] };
    const own = { environment: "prod", scrape: { profile: "real-time" }, contacts: {} };
    const merged = mergeConfig({ file: "stacks/defaults.yaml", value: shared }, { file: "stacks/Pulumi.prod.yaml", value: own });
    const text = renderConfig(merged, "stacks/Pulumi.prod.yaml");
    assert.deepEqual(text.split("\n"), [
      "config:",
      "  aura-monitoring:scrape:",
      "    profile: real-time",
      "    interval: 60s # stacks/defaults.yaml",
      "  aura-monitoring:calendars:",
      "    nights:",
      "      days:",
      "        # stacks/defaults.yaml",
      "        - saturday",
      "  aura-monitoring:routes:",
      "    # stacks/defaults.yaml",
      "    []",
      "  aura-monitoring:environment: prod",
      "  aura-monitoring:contacts: {}",
      "",
    ]);
    assert.deepEqual(sectionsOfStackFile(parse(text)), merged.value);
  });
});
