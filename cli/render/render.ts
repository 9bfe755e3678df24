import type { Manifest } from "../../compilers/kubernetes/manifest";
import { MARK, renderManifests } from "../../compilers/kubernetes/render-manifests";
import type { CompiledStack } from "../../stacks/compile";
import { ConfigError } from "../../stacks/mistakes/config-error";
import { type LoadedStack, loadStack, type StackPlace } from "../load-stack";
import { unrenderable } from "./unrenderable";
import { writeManifests } from "./write-manifests";

/** What `render` is told. */
export interface RenderOptions extends StackPlace {
  /** The folder that the manifests go to. */
  readonly out: string;
}

/**
 * The objects of a stack as files, and the document for a Datadog Agent beside them: what `pulumi up` would create or hand out, without a cluster,
 * the engine or the value of any secret.
 * @throws ConfigError that names each secret whose value only Pulumi has
 */
export function renderStack({ config, compiled }: LoadedStack, file: string): Readonly<Record<string, string>> {
  const mistakes = unrenderable(config);
  if (mistakes.length > 0) throw new ConfigError(mistakes, file);
  const objects = [...ofServers(compiled), ...(compiled.grafana?.kind === "sidecar" ? compiled.grafana.objects : [])];
  return { ...(objects.length > 0 && renderManifests(objects)), ...forAgent(compiled) };
}

/** It is merged into what the Agent has already, so that no kustomization names it. */
const forAgent = ({ datadog }: CompiledStack): Readonly<Record<string, string>> =>
  datadog === undefined ? {} : { [datadog.agent.file]: `${MARK}${datadog.agent.text}` };

function ofServers(compiled: CompiledStack): readonly Manifest[] {
  switch (compiled.kind) {
    case "files":
      return [];
    case "operator":
      return [...compiled.operator.referred, ...compiled.operator.objects];
    case "standalone":
      return [...compiled.standalone.referred, ...compiled.standalone.objects];
  }
}

/**
 * Writes the manifests of a stack, and tells what changed and what is left out.
 * @throws ConfigError, StackFileUnreadable, WrongUsage
 */
export async function render(options: RenderOptions, write: (text: string) => void): Promise<void> {
  const stack = await loadStack(options);
  const { changed, removed, unchanged } = await writeManifests(options.out, renderStack(stack, `stacks/Pulumi.${options.stack}.yaml`));
  for (const { alert, backend, reason } of stack.compiled.gaps) write(`${alert} is left out in ${backend}: ${reason}\n`);
  for (const path of changed) write(`wrote ${path}\n`);
  for (const path of removed) write(`removed ${path}\n`);
  write(`${options.out}: ${changed.length} written, ${removed.length} removed, ${unchanged.length} unchanged\n`);
}
