import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, CommanderError } from "commander";

import { addDashboardsCommand } from "../cli/dashboards/add-dashboards-command";
import { onlyStack } from "../cli/dashboards/only-stack";
import { servePages } from "../cli/dashboards/serve-pages";
import { WrongUsage } from "../cli/inventory/wrong-usage";
import { writeManifests } from "../cli/render/write-manifests";
import { freePorts } from "../demo/processes/free-ports";

/** What the command says of its arguments, before it does anything. */
async function told(...args: readonly string[]): Promise<string> {
  let text = "";
  const program = new Command("test").exitOverride().configureOutput({ writeErr: (it) => (text += it), writeOut: (it) => (text += it) });
  addDashboardsCommand(program);
  await program.parseAsync(["dashboards", ...args], { from: "user" }).catch((error: unknown) => {
    if (error instanceof WrongUsage) text += error.message;
    else if (!(error instanceof CommanderError)) throw error;
  });
  return text;
}

const dashboards = (...args: readonly string[]): Promise<string> => told("--stack", "prod", ...args);
const nothing = { documents: [], prometheus: "http://127.0.0.1:9", script: "", wanted: {} };

describe("the command dashboards", () => {
  it("says what is wrong with an option, in one line", async () => {
    for (const port of ["abc", "0", "-1", "99999", "80.5"])
      assert.match(await dashboards("--port", port), /'--port <number>' argument '.*' is invalid\. It is a number from 1 to 65535\./, port);
    assert.match(await dashboards("--prometheus", "abc"), /is not an address/);
    assert.match(await dashboards("--range", "1x"), /1x is no duration/);
    assert.match(await dashboards("--choose", "orders"), /Write variable=value/);
    assert.match(await dashboards("--choose", "tem=shop"), /--choose tem: no dashboard has such a variable → did you mean team\?/);
    assert.doesNotMatch(await dashboards("--help"), /default: \{\}/);
  });

  it("takes the only stack that there is, and names those that there are", async () => {
    const folder = await mkdtemp(join(tmpdir(), "aura-stacks-"));
    await assert.rejects(onlyStack(folder), /there is no stack file in .*stacks → /);
    await mkdir(join(folder, "stacks"));
    await writeFile(join(folder, "stacks", "Pulumi.prod.yaml"), "");
    assert.equal(await onlyStack(folder), "prod");
    await writeFile(join(folder, "stacks", "Pulumi.dev.yaml"), "");
    await assert.rejects(onlyStack(folder), { name: "WrongUsage", message: "which stack is not said → --stack dev, or --stack prod" });
    await rm(folder, { recursive: true });
  });

  it("says that a port is in use", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as { readonly port: number };
    await assert.rejects(servePages(nothing, port), (error: Error) => {
      assert.ok(error instanceof WrongUsage);
      assert.equal(error.message, `--port ${port} is in use → choose another, or leave it out for a free one`);
      return true;
    });
    taken.close();
    const [free] = await freePorts(1);
    const served = await servePages(nothing, free);
    assert.equal(served.url, `http://127.0.0.1:${free}`);
    await served.stop();
  });

  it("says that a folder cannot be written into, as render does", async () => {
    const folder = await mkdtemp(join(tmpdir(), "aura-out-"));
    await writeFile(join(folder, "file"), "");
    await assert.rejects(writeManifests(join(folder, "file"), {}), /file cannot be written into: E\w+ → name another folder with --out/);
    assert.deepEqual(await readdir(folder), ["file"]);
    await rm(folder, { recursive: true });
  });
});
