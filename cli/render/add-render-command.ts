import type { Command } from "commander";
import { type GivenStack, placeOf, withStack } from "../stack-options";
import { render } from "./render";

interface Given extends GivenStack {
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
  withStack(program.command("render"))
    .description("Writes the Kubernetes objects of a stack as files, without a cluster, the engine or any secret.")
    .requiredOption("-o, --out <folder>", "where the manifests go; files there that are not ours stay")
    .addHelpText("after", HELP)
    .action(async ({ out, ...given }: Given) => {
      await render({ ...placeOf(given), out }, (text) => process.stdout.write(text));
    });
}
