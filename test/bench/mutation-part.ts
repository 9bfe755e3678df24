import { join } from "node:path";

import type { Part } from "./part";

const MAIN = join(__dirname, "mutation", "main.ts");
const TARGET = "≥ 95 %";

/** One mutant of so many is judged where nobody asks for all: a sample of a few minutes. */
const ONE_OF = 40;

/** Small mistakes in every rule, and whether a test notices them; in a process of its own. */
export const mutationPart: Part = {
  name: "mutation",
  about: "small mistakes in every rule, and whether a test notices them",
  run: async ({ quick, thorough }) => {
    const { execa } = await import("execa");
    const { stdout, exitCode } = await execa(
      process.execPath,
      ["--require", "tsx/cjs", MAIN, ...(thorough && !quick ? [] : ["--every", String(ONE_OF)])],
      {
        stdio: ["ignore", "pipe", "inherit"],
        reject: false,
      },
    );
    console.log(`\n${stdout}`);
    const score = /mutation score\s+(.*)/.exec(stdout)?.[1];
    if (score === undefined) throw new Error(`the mutation run ended with status ${exitCode} and without a score`);
    const sample = /^a sample: (.* mutants)/m.exec(stdout)?.[1];
    const name = `mutants that a test notices${sample === undefined ? "" : ` (a sample: ${sample})`}`;
    return [{ name, value: score, target: TARGET, held: exitCode === 0 }];
  },
};
