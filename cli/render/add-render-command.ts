import { resolve } from "node:path";
import type { Command } from "commander";
import { render } from "./render";

interface Given {
  readonly stack: string;
  readonly cwd: string;
  readonly configFile?: string;
  readonly out: string;
}

const HELP = `
For Argo CD, Flux and reviews: plain YAML with a kustomization, the same for the
same stack file. Secrets are referred to, never written; a stack whose secrets
only Pulumi has is refused. The document for a Datadog Agent stands beside them;
no kustomization names it.

Exit status: 0 written · 64 wrong usage or config`;

/** Adds the command `render`. */
export function addRenderCommand(program: Command): void {
  program
    .command("render")
    .description("Writes the Kubernetes objects of a stack as files, without a cluster, the engine or any secret.")
    .requiredOption("-s, --stack <name>", "Pulumi's name of the stack: stacks/Pulumi.<name>.yaml is read")
    .requiredOption("-o, --out <folder>", "where the manifests go; files there that are not ours stay")
    .option("-C, --cwd <folder>", "the folder of Pulumi.yaml", ".")
    .option("--config-file <path>", "another stack file")
    .addHelpText("after", HELP)
    .action(async ({ stack, cwd, configFile, out }: Given) => {
      const place = { root: resolve(cwd), stack, ...(configFile !== undefined && { file: resolve(configFile) }) };
      await render({ ...place, out }, (text) => process.stdout.write(text));
    });
}
