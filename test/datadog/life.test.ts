import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { catalog } from "../../catalog";
import { compileStack } from "../../stacks/compile";
import { planStack } from "../../stacks/plan";
import { changed, type Changes } from "../stack-config/small-config";
import { type DatadogApi, startDatadogApi } from "../support/datadog/datadog-api";
import { checkout, type Engine, projectYaml, startEngine } from "../support/engine";
import { needsPrograms } from "../support/needs-programs";

const CANARIES = { apiKey: "canary-of-the-api-key", appKey: "canary-of-the-application-key" };

/** One alert of each kind of monitor: the others are the same resources. */
const ALERTS = [
  "cpu-saturated",
  "query-failures",
  "endpoint-down",
  "endpoint-not-scraped",
  "instance-missing",
  "credentials-old",
  "scrape-flapping",
  "sample-limit-near",
];

/** The program with documents of a config. */
function program({ url }: DatadogApi, changes: Changes = {}): string {
  const { plan, config } = planStack(
    changed({
      datadog: {
        site: "datadoghq.eu",
        apiUrl: url,
        apiKey: "dd-api",
        appKey: "dd-app",
        handles: { chat: "@slack-acme-db-alerts" },
        acceptGaps: ["data-stale"],
      },
      maintenance: [{ from: "2099-12-24T18:00", to: "2099-12-27T06:00", timeZone: "Europe/Berlin", reason: "freeze", author: "shop" }],
      "alerts.pack": "standard",
      "aura.projects.payments.credentialsIssued": "2026-09-01",
      ...changes,
    }),
    catalog,
  );
  const alerts = plan.alerts.filter(({ id }) => ALERTS.includes(id));
  const { apiUrl, monitors, downtimes, dashboards } = compileStack({ ...plan, alerts }, config, (it) => it).datadog!;
  const documents = { apiUrl, monitors, downtimes, dashboards };
  return `import * as pulumi from "@pulumi/pulumi";
import { Datadog } from ${JSON.stringify(join(checkout, "components/datadog"))};
const keys = { apiKey: pulumi.secret(${JSON.stringify(CANARIES.apiKey)}), appKey: pulumi.secret(${JSON.stringify(CANARIES.appKey)}) };
new Datadog("aura", { ...(${JSON.stringify(documents)} as any), stack: "prod", ...keys });
`;
}

describe("Datadog through the real engine and plugin", function () {
  this.timeout(600_000);
  let engine: Engine | undefined;
  let api: DatadogApi;
  const named = (name: string) => [...api.kept.monitor.values()].find((it) => it.name === name);
  const scheduleOf = (name: string) =>
    (
      named(name)?.options as {
        readonly scheduling_options?: { readonly custom_schedule: { readonly recurrences: readonly { readonly start: string }[] } };
      }
    ).scheduling_options?.custom_schedule.recurrences[0];
  const run = async (...args: readonly string[]) => {
    const { code, output } = await engine!.pulumi(...args);
    assert.equal(code, 0, output);
    for (const canary of Object.values(CANARIES)) assert.ok(!output.includes(canary), "a key was printed");
    return output;
  };

  before(async function () {
    await needsPrograms(this, ["pulumi", "pulumi-language-nodejs", "pulumi-resource-datadog"]);
    api = await startDatadogApi();
    engine = await startEngine(projectYaml("datadog"), { "index.ts": program(api) }, ["pulumi-resource-datadog"]);
  });
  after(async () => {
    await engine?.stop();
    await api?.stop();
  });

  it("is previewed without asking Datadog anything", async () => {
    await run("preview");
    assert.deepEqual(api.calls, []);
  });

  it("is created: monitors, composites on their parts, a downtime, dashboards", async () => {
    await run("up", "--yes", "--skip-preview");
    assert.deepEqual([api.kept.downtime.size, api.kept.dashboard.size], [1, 3]);
    const composite = named("Queries fail (prod) · critical")!;
    assert.equal(composite.type, "composite");
    const parts = String(composite.query).split(" && ");
    assert.deepEqual(
      parts.map((id) => api.kept.monitor.get(id)?.name),
      ["Queries fail (prod) · critical · signal", "Queries fail (prod) · guard 1"],
    );
    assert.equal(named("Metrics endpoint is down (prod) · critical")?.type, "service check");
    assert.match(String(named("CPU is close to its limit (prod) · critical")?.message), /@slack-acme-db-alerts$/);
    const missing = named("Instance brings no metrics (prod) · critical · orders")!;
    assert.match(String(missing.query), /default_zero\(.*instance_id:6b0c65e8\} \* 0 \+ 1\) < 1$/);
    assert.deepEqual((missing.options as { readonly on_missing_data?: string }).on_missing_data, "default");
    assert.deepEqual(scheduleOf("Credentials are due for rotation (prod) · warning · payments"), {
      rrule: "FREQ=DAILY;INTERVAL=1",
      start: "2026-11-30T01:00:00",
      timezone: "UTC",
    });
    assert.ok(api.calls.every(({ apiKey, appKey }) => apiKey === CANARIES.apiKey && appKey === CANARIES.appKey));
  });

  it("is unchanged on the second run", async () => {
    const before = api.calls.length;
    assert.match(await run("up", "--yes", "--skip-preview"), /\d+ unchanged\n/);
    assert.deepEqual(
      api.calls.slice(before).filter(({ method }) => method !== "GET"),
      [],
    );
  });

  it("is updated in place when a threshold changes or an instance is renamed", async () => {
    const ids = [...api.kept.monitor.keys()];
    const changes = {
      "alerts.thresholds": { "cpu-saturated": { critical: "97%" } },
      "aura.projects.payments.instances": { renamed: { id: "6b0c65e8", team: "payments" } },
      "aura.projects.payments.credentialsIssued": "2026-10-01",
    };
    await engine!.write("index.ts", program(api, changes));
    await run("up", "--yes", "--skip-preview");
    const cpu = named("CPU is close to its limit (prod) · critical")!;
    assert.match(String(cpu.query), / > 0\.97$/);
    assert.match(String(cpu.message), /is renamed \(team payments, prod\)/);
    assert.match(String(named("Instance brings no metrics (prod) · critical · renamed")?.query), /instance_id:6b0c65e8/);
    assert.equal(scheduleOf("Credentials are due for rotation (prod) · warning · payments")?.start, "2026-12-30T01:00:00");
    assert.deepEqual([...api.kept.monitor.keys()], ids);
  });

  it("shows no key in the state", async () => {
    const files = await readdir(engine!.state, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(files.filter((it) => it.isFile()).map((it) => readFile(join(it.parentPath, it.name), "utf8")));
    assert.ok(
      texts.some((it) => it.includes("cpu-saturated")),
      "the state was read",
    );
    for (const canary of Object.values(CANARIES)) assert.ok(!texts.some((it) => it.includes(canary)), `${canary} is in the state`);
  });

  it("is destroyed whole, composites before their parts", async () => {
    await run("destroy", "--yes", "--skip-preview");
    assert.deepEqual([api.kept.monitor.size, api.kept.downtime.size, api.kept.dashboard.size], [0, 0, 0]);
  });
});
