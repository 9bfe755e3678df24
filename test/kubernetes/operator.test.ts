import assert from "node:assert/strict";

import { parse } from "yaml";

import { MAX_OBJECT, MAX_RULES, sizeOf } from "../../compilers/kubernetes/size";
import { catalog } from "../../catalog";
import { compileStack } from "../../stacks/compile";
import { planStack } from "../../stacks/plan";
import { fleetConfig } from "../bench/fleet-config";
import { changed } from "../stack-config/small-config";
import { assertGolden } from "../golden/assert-golden";
import { GOLDENS } from "../golden/documents";
import { amtool, writeAlertmanager } from "../support/alertmanager";
import { compiledOperator } from "./harness/compiled-targets";

const ofFleet = (instances: number, more: object = {}) => {
  const { plan, config } = planStack(
    fleetConfig(instances, { prometheus: { kind: "operator", release: "kps" }, ...more } as never),
    catalog,
    {
      stack: "prod",
    },
  );
  const compiled = compileStack(plan, config, (it) => it);
  assert.ok(compiled.kind === "operator");
  return compiled.operator;
};

describe("the objects of operator mode", () => {
  it("are exactly these for two alerts", () => assertGolden("operator"));

  it("are the same text each time, with sorted keys", () => {
    assert.deepEqual(GOLDENS.operator(), GOLDENS.operator());
    for (const text of Object.values(GOLDENS.operator())) {
      const keys = Object.keys(parse(text) as object);
      assert.deepEqual(keys, [...keys].sort());
    }
  });

  it("leave out what an older operator does not know", () => {
    const specOf = (operatorVersion: string) => {
      const { objects } = compiledOperator({ prometheus: { kind: "operator", operatorVersion } });
      return Object.keys(objects.find(({ object }) => object.kind === "ScrapeConfig")!.object.spec!);
    };
    assert.deepEqual(
      specOf("0.89").filter((it) => !specOf("0.80").includes(it)),
      ["bodySizeLimit"],
    );
    assert.deepEqual(
      specOf("0.80").filter((it) => !specOf("0.76").includes(it)),
      ["fallbackScrapeProtocol"],
    );
  });

  it("say on every alert in which namespace it is, so that its AlertmanagerConfig matches it", () => {
    const { objects } = compiledOperator({ "prometheus.namespace": "observability" });
    const rules = objects
      .filter(({ object }) => object.kind === "PrometheusRule")
      .flatMap(({ object }) => (object.spec as { groups: { rules: { alert?: string; labels?: Record<string, string> }[] }[] }).groups)
      .flatMap((group) => group.rules);
    assert.ok(rules.some(({ alert }) => alert !== undefined));
    for (const { alert, labels } of rules.filter((it) => it.alert !== undefined)) assert.equal(labels?.namespace, "observability", alert);
  });

  it("leave alerts on extra scrape metrics out, with the reason, until the Prometheus has them", () => {
    const gapsOf = (extraScrapeMetrics: boolean) => {
      const { plan, config } = planStack(changed({ prometheus: { kind: "operator", extraScrapeMetrics } }), catalog, { stack: "prod" });
      return compileStack(plan, config, (it) => it).gaps.map(({ alert }) => alert);
    };
    assert.deepEqual(
      gapsOf(false).filter((it) => !gapsOf(true).includes(it)),
      ["sample-limit-near", "scrape-slow"],
    );
  });

  it("refer to secrets where they are: in the stack's own Secret, in an existing one, or each in its place", () => {
    const placesOf = (changes: object) =>
      [...JSON.stringify(compiledOperator(changes as never).objects).matchAll(/"(clientSecret|apiURL)":(\{[^}]*\})/g)].map(
        ([, field, place]) => `${field} ${place}`,
      );
    assert.deepEqual(
      [...new Set(placesOf({}))],
      ['clientSecret {"name":"aura-prod","key":"aura-payments"}', 'apiURL {"name":"aura-prod","key":"slack"}'],
    );
    const existing = { prometheus: { kind: "operator", secrets: { kind: "existing", name: "values" } } };
    assert.deepEqual(
      [...new Set(placesOf({ ...existing, "contacts.chat.webhook": { kubernetesSecret: { name: "slack", key: "url" } } }))],
      ['clientSecret {"name":"values","key":"aura-payments"}', 'apiURL {"name":"slack","key":"url"}'],
    );
    assert.equal(compiledOperator(existing).secret, undefined);
  });

  it("give an Alertmanager of the stack's own a configuration that amtool accepts, time zones and app tokens included", async () => {
    const { objects } = compiledOperator({
      prometheus: { kind: "operator", alertmanager: { kind: "secret" } },
      "contacts.app": { kind: "slack", channel: "#db", appToken: "app" },
      calendars: { nights: { times: "19:00-07:00", timeZone: "Europe/Berlin" } },
      routes: [{ to: ["chat", "app"], quietDuring: "nights" }],
    });
    const { object } = objects.find(({ id }) => id === "alertmanager-config")!;
    assert.equal(object.metadata.name, "aura-prod-alertmanager");
    const { "alertmanager.yaml": config = "", ...templates } = object.stringData!;
    assert.match(config, /api_url_file: \/etc\/alertmanager\/secrets\/aura-prod\/slack/);
    assert.match(config, /- \/etc\/alertmanager\/config\/aura-prod\.tmpl/);
    const written = await writeAlertmanager(() => ({
      "alertmanager.yml": config.replaceAll("/etc/alertmanager/config/", ""),
      ...templates,
    }));
    try {
      assert.match(await amtool("check-config", written.configFile), /SUCCESS/);
    } finally {
      await written.remove();
    }
  });

  it("of a thousand instances stay below every limit, in parts that do not move", () => {
    const large = ofFleet(1_000);
    for (const { object } of [...large.referred, ...large.objects]) {
      const limit = object.kind === "PrometheusRule" ? MAX_RULES : MAX_OBJECT;
      assert.ok(sizeOf(object) <= limit + 1_000, `${object.metadata.name} has ${sizeOf(object)} bytes`);
    }
    const ids = (instances: number) => ofFleet(instances).objects.map(({ id }) => id);
    assert.deepEqual(
      ids(1_000).filter((it) => !it.startsWith("rules-info-")),
      ids(10).filter((it) => !it.startsWith("rules-info-")),
    );
    assert.equal(new Set(ids(1_000)).size, ids(1_000).length);
  });
});
