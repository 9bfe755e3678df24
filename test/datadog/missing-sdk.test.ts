import assert from "node:assert/strict";

import { run } from "../../toolchain/run";
import { changed, smallConfig } from "../stack-config/small-config";
import { checkout } from "../support/engine";

/** A program that says which of Datadog's modules are loaded when it is done. It is a process of its own, because loaded modules stay. */
const program = (config: object): string => `
const pulumi = require("@pulumi/pulumi");
const newResource = ({ name, inputs }) => ({ id: name, state: inputs });
Promise.resolve(pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "aura-monitoring", "prod")).then(() => {
  const { AuraMonitoring } = require("./library");
  new AuraMonitoring("aura", { config: ${JSON.stringify(config)}, secrets: { "aura-payments": "a", slack: "b", "dd-api": "c", "dd-app": "d" } });
  const loaded = Object.keys(require.cache).filter((it) => it.includes("@pulumi/datadog"));
  console.log("modules of Datadog: " + (loaded.length > 0 ? "loaded" : "none"));
});`;

const output = async (more: object): Promise<string> => {
  const args = ["--require", "tsx/cjs", "--eval", program({ ...smallConfig, ...more })];
  return (await run(process.execPath, args, { cwd: checkout, env: process.env })).output;
};

describe("the SDK of Datadog", function () {
  this.timeout(120_000);

  it("leaves no trace in a stack without Datadog", async () => {
    assert.match(await output({}), /modules of Datadog: none/);
  });

  it("is loaded where Datadog is switched on, and the run says what it costs and whom it does not miss", async () => {
    const datadog = { site: "datadoghq.eu", apiKey: "dd-api", appKey: "dd-app", handles: { chat: "@slack-a-b" } };
    const { orders } = smallConfig.aura.projects.payments.instances;
    const { aura } = changed({
      "aura.projects.payments.instances": { orders, lab: { id: "0a1b2c3d", pausedDuring: "nights" } },
    }) as { readonly aura: object };
    const said = await output({
      aura,
      calendars: { nights: { timeZone: "UTC", times: "00:00-06:00" } },
      datadog: { ...datadog, acceptGaps: ["data-stale"] },
    });
    assert.match(said, /modules of Datadog: loaded/);
    assert.match(said, /Datadog: \d+ custom metrics are expected, and \d+ monitors/);
    assert.match(said, /Datadog does not miss lab: they may be paused at times/);
  });
});
