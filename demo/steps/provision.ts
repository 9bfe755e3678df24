import { join } from "node:path";
import { type LoadedStack, loadStack } from "../../cli/load-stack";
import type { Done, Session, Step } from "../session";
import { runSecrets, runValues, type ServerUrls } from "../stack/demo-config";
import { type PulumiStack, pulumiStack } from "../stack/pulumi-stack";
import type { Workspace } from "../workspace";
import type { Programs } from "./find-programs";
import type { Surroundings } from "./start-aura";

/** A stack that `pulumi up` made. */
export interface Provisioned {
  readonly pulumi: PulumiStack;
  /** What its stack file says now. */
  readonly stack: LoadedStack;
}

/** What `pulumi up` needs to know of the run. */
export interface Provisioning {
  /** The checkout. */
  readonly root: string;
  readonly workspace: Workspace;
  readonly programs: Programs;
  readonly surroundings: Surroundings;
  readonly urls: ServerUrls;
  /** The plan of the stack file as it is committed. */
  readonly committed: LoadedStack["plan"];
}

/** A real `pulumi up` of the `demo` stack: state and stack file in the workspace, the program is this checkout. */
export async function provision({ progress }: Step, session: Session, parts: Provisioning): Promise<Done<Provisioned>> {
  const { root, workspace, programs, surroundings, urls, committed } = parts;
  const pulumi = pulumiStack({ root, workspace, cleanup: session.cleanup, program: programs.paths.pulumi, env: programs.env });
  progress("pulumi stack init, with a file backend and a passphrase of its own …");
  await pulumi.init();
  progress("pulumi config set …");
  await pulumi.set(runValues(committed, surroundings, urls, workspace));
  for (const [name, value] of Object.entries(runSecrets(committed, surroundings))) await pulumi.setSecret(name, value);
  progress("pulumi up …");
  const output = await pulumi.up();
  session.screen.detail(output.trim().split("\n").slice(-12).join("\n      "));
  const stack = await loadStack({ root, stack: "demo", file: join(workspace.stackFile) });
  return { facts: created(output), value: { pulumi, stack } };
}

/** `14 resources created`, from the engine's own summary. */
function created(output: string): string {
  const count = /^\s*\+ (\d+) created/m.exec(output)?.[1];
  return count === undefined ? "the engine reported no new resource" : `${count} resources created`;
}
