import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

import { main } from "@pulumi/pulumi/provider";

import { packageRoot } from "../toolchain/package-root";
import { connectEngine } from "./engine-log";
import { routedProvider } from "./routed-provider";

const ENGINE_CHECK_MS = 2_000;

/** Serves the provider to the engine that started this process, until the engine ends it or is gone. */
export async function serve(args: readonly string[]): Promise<void> {
  const engine = args.findLast((it) => !it.startsWith("-"));
  connectEngine(engine);
  if (engine !== undefined) setInterval(() => exitWhenGone(engine), ENGINE_CHECK_MS).unref();
  const { version } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as { readonly version: string };
  await main(routedProvider(version), [...args]);
}

/**
 * An engine that is killed cannot end its plugins. Ending in the middle of an update is safe: the set in force is whole at any moment.
 * The engine's port is asked rather than the parent process, which may be gone before this process has started.
 */
function exitWhenGone(engine: string): void {
  const [host = "", port = ""] = engine.split(/:(?=\d+$)/);
  const probe = connect(Number(port), host, () => probe.destroy());
  probe.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "ECONNREFUSED") process.exit(1);
    probe.destroy();
  });
}
