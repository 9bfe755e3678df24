import { join } from "node:path";

import type { Part } from "./part";

const MAIN = join(__dirname, "mutation", "main.ts");
const TARGET = "≥ 95 %";

/** Small mistakes in every rule, and whether a test notices them; in a process of its own. */
export const mutationPart: Part = {
  name: "mutation",
  about: "small mistakes in every rule, and whether a test notices them (takes long)",
  slow: true,
  run: async () => {
    const { execa } = await import("execa");
    const { stdout, exitCode } = await execa(process.execPath, ["--require", "tsx/cjs", MAIN], {
      stdio: ["ignore", "pipe", "inherit"],
      reject: false,
    });
    console.log(`\n${stdout}`);
    const score = /mutation score\s+(.*)/.exec(stdout)?.[1];
    if (score === undefined) throw new Error(`the mutation run ended with status ${exitCode} and without a score`);
    return [{ name: "mutants that a test notices", value: score, target: TARGET, held: exitCode === 0 }];
  },
};
