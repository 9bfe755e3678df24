import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { parse } from "yaml";
import { catalog } from "../catalog";
import { mergeConfig } from "../stacks/input/merge";
import { sectionsOfStackFile } from "../stacks/input/sections";
import { planStack } from "../stacks/plan";
import { schemaText } from "../stacks/schema";
import { secretNames } from "../stacks/plan/secret-names";
import { isMap, valueAt } from "../stacks/mistakes/path-text";

const FOLDER = join(__dirname, "..", "stacks");
const read = (file: string): string => readFileSync(join(FOLDER, file), "utf8");
const files = readdirSync(FOLDER).filter((it) => it.endsWith(".yaml"));
const stacks = files.filter((it) => it.startsWith("Pulumi."));
const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schemaText()) as object);

const merged = (file: string) =>
  mergeConfig(
    { file: "stacks/defaults.yaml", value: sectionsOfStackFile(parse(read("defaults.yaml"))) },
    { file: `stacks/${file}`, value: sectionsOfStackFile(parse(read(file))) },
  );

describe("the stack files", () => {
  it("are dev, staging, prod and demo", () =>
    assert.deepEqual(stacks, ["Pulumi.demo.yaml", "Pulumi.dev.yaml", "Pulumi.prod.yaml", "Pulumi.staging.yaml"]));

  for (const file of files) {
    it(`${file} is completed by editors from the schema`, () =>
      assert.ok(read(file).startsWith("# yaml-language-server: $schema=./config.schema.json\n")));

    it(`${file} fits the schema`, () => {
      validate(parse(read(file)));
      assert.deepEqual(validate.errors ?? [], []);
    });

    it(`${file} holds no number where an id stands`, () => {
      const ids = [...read(file).matchAll(/\bid: ([^,}\n]+)/g)].map(([, id]) => id!.trim());
      for (const id of ids) assert.match(id, /^"[0-9a-f-]+"$/);
    });
  }

  for (const file of stacks) {
    it(`${file} becomes a plan over the shared defaults`, () => {
      const { value, origins } = merged(file);
      const { plan, config } = planStack(value, catalog, { stack: file.split(".")[1]!, file: `stacks/${file}`, origins });
      assert.equal(plan.environment, file.split(".")[1]);
      assert.ok(plan.alerts.length > 0 && plan.instances.length > 0 && secretNames(config).length > 0);
    });

    it(`${file} tells nobody's secrets`, () => assert.doesNotMatch(read(file), /hooks\.slack\.com|xoxb-|[0-9a-f]{32}/));
  }

  it("say in a plan that the demo asks more often than Aura allows, because it asks another server", () => {
    assert.equal(planStack(merged("Pulumi.demo.yaml").value, catalog).plan.interval, 2);
  });
});

describe("the schema of stack files", () => {
  it("is the committed one: after a change, npx tsx stacks/schema.ts --write", () =>
    assert.equal(read("config.schema.json"), schemaText()));

  it("differs as soon as one character of the committed file does", () => {
    const folder = mkdtempSync(join(tmpdir(), "aura-schema-"));
    try {
      writeFileSync(join(folder, "config.schema.json"), read("config.schema.json").replace("Instance id", "Instance ID"));
      assert.notEqual(readFileSync(join(folder, "config.schema.json"), "utf8"), schemaText());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  for (const [what, config] of Object.entries({
    "an unknown section": { "aura-monitoring:grafanna": {} },
    "a number as instance id": {
      "aura-monitoring:aura": {
        projects: {
          p: { id: "cb50b84c-0a53-565c-ba05-008e104efee0", clientId: "x", clientSecret: "y", instances: { orders: { id: 123 } } },
        },
      },
    },
    "an unknown key of a contact": { "aura-monitoring:contacts": { chat: { kind: "slack", channel: "#x", webhok: "slack" } } },
    "an unknown pack": { "aura-monitoring:alerts": { pack: "all" } },
    "a secret in the clear": { "secrets:slack": "https://example.com" },
  })) {
    it(`lets an editor refuse ${what}`, () => assert.equal(validate({ config }), false));
  }

  it("lets an editor accept other packages' keys, encrypted secrets, and null for a shared contact", () => {
    const document = {
      config: { "aws:region": "eu-west-1", "secrets:slack": { secure: "v1:abc" }, "aura-monitoring:contacts": { chat: null } },
      encryptionsalt: "v1:abc",
    };
    assert.equal(validate(document), true, JSON.stringify(validate.errors));
  });

  it("describes every field", () => {
    assert.deepEqual(undescribed(valueAt(JSON.parse(schemaText()), ["properties", "config"]), "config"), []);
  });
});

/** Paths of properties without a description. */
function undescribed(schema: unknown, path: string): readonly string[] {
  if (!isMap(schema)) return Array.isArray(schema) ? schema.flatMap((it) => undescribed(it, path)) : [];
  const properties = isMap(schema["properties"]) ? Object.entries(schema["properties"]) : [];
  const nested = ["items", "additionalProperties", "anyOf", "oneOf"].flatMap((key) => undescribed(schema[key], path));
  return [
    ...nested,
    ...properties.flatMap(([key, it]) => {
      const isPlain = isMap(it) && (it["description"] !== undefined || it["const"] !== undefined);
      return [...(isPlain ? [] : [`${path}.${key}`]), ...undescribed(it, `${path}.${key}`)];
    }),
  ];
}
