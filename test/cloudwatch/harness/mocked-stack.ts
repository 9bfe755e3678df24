import { run } from "../../../toolchain/run";
import { checkout } from "../../support/engine";

/** A resource as the engine was asked for it. */
export interface Asked {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

const PROGRAM = (config: object, secrets: object): string => `
const pulumi = require("@pulumi/pulumi");
const asked = [];
const newResource = ({ type, name, inputs }) => { asked.push({ type, name, inputs }); return { id: name, state: { ...inputs, arn: "arn:aws:x:eu-west-1:123456789012:" + name } }; };
Promise.resolve(pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "aura-monitoring", "prod")).then(async () => {
  const { AuraMonitoring } = require("./library");
  new AuraMonitoring("aura", { config: ${JSON.stringify(config)}, secrets: ${JSON.stringify(secrets)} });
  await pulumi.runtime.disconnect();
  const loaded = Object.keys(require.cache).filter((it) => it.includes("/node_modules/@pulumi/")).map((it) => /@pulumi\\/[^/]+/.exec(it)[0]);
  console.log("ASKED" + JSON.stringify({ asked, loaded: [...new Set(loaded)] }));
});`;

/** What a stack asks of the engine, and which SDKs it loads: a process of its own, because loaded modules stay. */
export async function mockedStack(
  config: object,
  secrets: object,
): Promise<{ readonly asked: readonly Asked[]; readonly loaded: readonly string[] }> {
  const { output } = await run(process.execPath, ["--require", "tsx/cjs", "--eval", PROGRAM(config, secrets)], {
    cwd: checkout,
    env: process.env,
  });
  const line = output.split("\n").find((it) => it.startsWith("ASKED"));
  if (line === undefined) throw new Error(output);
  return JSON.parse(line.slice("ASKED".length)) as { asked: Asked[]; loaded: string[] };
}
