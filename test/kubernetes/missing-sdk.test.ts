import assert from "node:assert/strict";

import { run } from "../../toolchain/run";
import { checkout } from "../support/engine";
import { smallConfig } from "../stack-config/small-config";

/** A program in which one package is not installed. It is a process of its own, because loaded modules stay. */
const program = (config: object): string => `
const Module = require("node:module");
const load = Module._load;
Module._load = function (request, ...rest) {
  if (request !== "@pulumi/kubernetes") return load.call(this, request, ...rest);
  throw Object.assign(new Error("Cannot find module '@pulumi/kubernetes'\\nRequire stack:\\n- here"), { code: "MODULE_NOT_FOUND" });
};
const pulumi = require("@pulumi/pulumi");
const newResource = ({ name, inputs }) => ({ id: name, state: inputs });
Promise.resolve(pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "aura-monitoring", "prod")).then(() => {
  const { AuraMonitoring } = require("./library");
  try {
    new AuraMonitoring("aura", { config: ${JSON.stringify(config)}, secrets: { "aura-payments": "a", slack: "b" } });
    console.log("made");
  } catch (error) {
    console.log(error.name, error.message);
  }
});`;

const output = async (prometheus: object): Promise<string> => {
  const args = ["--require", "tsx/cjs", "--eval", program({ ...smallConfig, prometheus })];
  return (await run(process.execPath, args, { cwd: checkout, env: process.env })).output;
};

describe("without @pulumi/kubernetes", function () {
  this.timeout(60_000);

  it("a stack in operator mode names what to install", async () => {
    assert.match(
      await output({ kind: "operator" }),
      /prometheus\.kind: operator needs the package @pulumi\/kubernetes, which is not installed\.\n→ npm install @pulumi\/kubernetes/,
    );
  });

  it("a stack of files misses nothing", async () => {
    assert.match(await output({ kind: "files", directory: "/etc/prometheus/aura" }), /^made$/m);
  });
});
