import { resolveProgram } from "../../../toolchain";
import { run } from "../../../toolchain/run";

/** One block for everything: promtool reads the whole file once for each block, and blocks that overlap would be merged while rules run. */
const BLOCK = "486h";

/** Makes blocks of a Prometheus from a file of samples. @throws Error with what promtool says */
export async function createBlocks(file: string, data: string): Promise<void> {
  const args = ["tsdb", "create-blocks-from", "openmetrics", `--max-block-duration=${BLOCK}`, "--quiet", file, data];
  const { ok, output } = await run(await resolveProgram("promtool"), args, { env: process.env });
  if (!ok) throw new Error(`promtool cannot make blocks of the simulated past: ${output}`);
}
