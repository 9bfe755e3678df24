import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { requirePlugin } from "../provider/require-plugin";
import { checkout } from "./support/engine";

describe("the plugin that writes files", () => {
  it("ends by itself when the engine that started it was killed", async function () {
    this.timeout(60_000);
    const engine = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    await once(engine, "listening");
    const { port } = engine.address() as AddressInfo;
    const plugin = spawn(join(checkout, "provider/pulumi-resource-aura-files"), [`127.0.0.1:${port}`], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(plugin, "exit");
    try {
      await Promise.race([once(plugin.stdout, "data"), exited.then(() => assert.fail("the plugin did not start"))]);
      await once(engine, "connection");
      assert.equal(plugin.exitCode, null, "the plugin runs as long as its engine does");
      engine.close();
      assert.deepEqual(await exited, [1, null]);
    } finally {
      engine.close();
      plugin.kill("SIGKILL");
    }
  });

  it("is asked for in our words when the project does not name it, or names it wrongly", async () => {
    const root = await mkdtemp(join(tmpdir(), "aura-project-"));
    const project = (text: string) => writeFile(join(root, "Pulumi.yaml"), `name: x\nruntime: nodejs\n${text}`);
    const line = /plugins:\n {2}providers:\n {4}- \{ name: aura-files, path: node_modules\/pulumi-aura-monitoring\/provider \}/;
    try {
      requirePlugin(root);
      for (const text of ["", "plugins: {}\n", "plugins: { providers: [{ name: other, path: x }] }\n"]) {
        await project(text);
        assert.throws(() => requirePlugin(root), line);
      }
      await project("plugins: { providers: [{ name: aura-files, path: nowhere }] }\n");
      assert.throws(() => requirePlugin(root), /nowhere\/pulumi-resource-aura-files does not exist/);
      await project(`plugins: { providers: [{ name: aura-files, path: ${JSON.stringify(join(checkout, "provider"))} }] }\n`);
      requirePlugin(root);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});
