import assert from "node:assert/strict";
import fc from "fast-check";
import { parseStackConfig } from "../stacks/config";
import { ConfigError } from "../stacks/mistakes/config-error";
import { planStack } from "../stacks/plan";
import { alerts } from "./bad-configs/alerts";
import { aura } from "./bad-configs/aura";
import { calendars } from "./bad-configs/calendars";
import { cloudwatchMistakes } from "./bad-configs/cloudwatch";
import { contacts } from "./bad-configs/contacts";
import { datadogMistakes } from "./bad-configs/datadog";
import { newRelicMistakes } from "./bad-configs/new-relic";
import { grafanaMistakes } from "./bad-configs/grafana";
import { operatorMistakes } from "./bad-configs/operator";
import { pagerDutyMistakes } from "./bad-configs/pagerduty";
import { routes } from "./bad-configs/routes";
import { scaleMistakes } from "./bad-configs/scale";
import { secrets } from "./bad-configs/secrets";
import { servers } from "./bad-configs/servers";
import { standaloneMistakes } from "./bad-configs/standalone";
import { together } from "./bad-configs/together";
import type { BadConfig } from "./stack-config/bad-config";
import { smallCatalog } from "./stack-config/small-catalog";
import { changed, smallConfig } from "./stack-config/small-config";

const FILE = "stacks/Pulumi.prod.yaml";
const lists = Object.entries({
  aura,
  servers,
  secrets,
  cloudwatch: cloudwatchMistakes,
  "New Relic": newRelicMistakes,
  PagerDuty: pagerDutyMistakes,
  datadog: datadogMistakes,
  operator: operatorMistakes,
  grafana: grafanaMistakes,
  standalone: standaloneMistakes,
  scale: scaleMistakes,
  contacts,
  routes,
  calendars,
  alerts,
  together,
}).map(([area, list]) => ({
  area,
  list,
}));

function refusal(input: unknown, knownSecrets?: readonly string[]): ConfigError {
  try {
    planStack(input, smallCatalog, { stack: "prod", file: FILE, ...(knownSecrets !== undefined && { knownSecrets }) });
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  return assert.fail("nothing was refused");
}

const inputOf = ({ set }: BadConfig): unknown => ("" in set ? set[""] : changed(set));

describe("the stack config", () => {
  it("accepts the smallest useful file", () => {
    assert.doesNotThrow(() => planStack(smallConfig, smallCatalog, { stack: "prod", knownSecrets: ["aura-payments", "slack"] }));
  });

  for (const { area, list } of lists) {
    describe(`(${area})`, () => {
      for (const bad of list) {
        it(`refuses ${bad.name}`, () => {
          const heading = `${bad.says.length} ${bad.says.length === 1 ? "mistake" : "mistakes"} in ${FILE}`;
          assert.equal(refusal(inputOf(bad), bad.knownSecrets).message, [heading, ...bad.says].join("\n\n"));
        });
      }
    });
  }

  it("is tried with at least sixty different mistakes, each of them once", () => {
    const names = lists.flatMap(({ list }) => list.map(({ name }) => name));
    assert.ok(names.length >= 60, `only ${names.length}`);
    assert.equal(new Set(names).size, names.length);
  });

  it("never shows a value that stands where a secret's name belongs", () => {
    for (const bad of lists.find(({ area }) => area === "secrets")!.list.filter(({ knownSecrets }) => knownSecrets === undefined)) {
      const values = Object.values(bad.set)
        .flatMap(texts)
        .filter((it) => !["pagerduty", "slack", "#db-alerts"].includes(it));
      for (const value of values) assert.ok(!refusal(inputOf(bad)).stack!.includes(value), bad.name);
    }
  });

  it("answers every document with a plan or with a list of mistakes", () => {
    const path = fc.constantFrom(
      "environment",
      "aura",
      "aura.projects",
      "aura.projects.payments",
      "aura.projects.payments.instances.orders",
      "aura.projects.payments.instances.orders.id",
      "scrape",
      "prometheus",
      "prometheus.kind",
      "alertmanager",
      "watcher",
      "contacts",
      "contacts.chat",
      "contacts.chat.kind",
      "routes",
      "calendars",
      "calendars.nights",
      "alerts",
      "alerts.thresholds",
      "alerts.thresholds.cpu-saturated",
      "alerts.tiers.critical",
      "maintenance",
      "remoteWrite",
      "remoteWrite.mimir",
      "links",
    );
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom([{ to: "chat" }], [{ heartbeat: true }], { kind: "files" }, { times: "1-2" }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(path, value), { maxLength: 4 }), (changes) => {
        try {
          planStack(changed(Object.fromEntries(changes)), smallCatalog, { stack: "prod" });
        } catch (error) {
          assert.ok(error instanceof ConfigError && error.mistakes.length > 0, String(error));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("says which of two files a mistake came from", () => {
    const origins = new Map([
      ["scrape.interval", "stacks/defaults.yaml"],
      ["alerts.pack", FILE],
    ]);
    const input = changed({ "scrape.interval": "5s", "alerts.pack": "all" });
    assert.throws(
      () => planStack(input, smallCatalog, { file: FILE, origins }),
      (error: ConfigError) => {
        assert.match(error.message, /^2 mistakes in stacks\/Pulumi\.prod\.yaml\n/);
        assert.match(error.message, /\n {2}scrape\.interval: 5s {3}\(from stacks\/defaults\.yaml\)\n/);
        assert.match(error.message, /\n {2}alerts\.pack: all\n/);
        return true;
      },
    );
  });

  it("can be read without a catalog, and lists what the schema refuses", () => {
    assert.equal(parseStackConfig(smallConfig).scrape.profile, "standard");
    assert.throws(
      () => parseStackConfig(changed({ environment: 5, "prometheus.mode": "mine" }), { file: FILE }),
      (error: ConfigError) => {
        assert.deepEqual(
          error.mistakes.map(({ path }) => path),
          ["environment", "prometheus.mode"],
        );
        return true;
      },
    );
  });
});

const texts = (value: unknown): readonly string[] =>
  typeof value === "string" ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
