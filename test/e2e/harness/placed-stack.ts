import { randomUUID } from "node:crypto";
import type { Plan } from "../../../catalog/model";
import { catalog } from "../../../catalog";
import { installSet } from "../../../provider/disk/install-set";
import { placeOf } from "../../../provider/disk/place";
import { removeSet } from "../../../provider/disk/remove-set";
import { fileSetInputs, type FileSetSpec } from "../../../provider/file-set-inputs";
import { compileStack, filesOf } from "../../../stacks/compile";
import type { StackConfigInput } from "../../../stacks/config";
import { planStack } from "../../../stacks/plan";

/** A stack whose files are in place, as `pulumi up` puts them there: by the provider's own code, without the engine. */
export interface PlacedStack {
  /** What is in force. */
  readonly plan: () => Plan;
  readonly secrets: () => Secrets;
  /**
   * Puts another config, other secrets, or both in force; what does not change is not written.
   * @throws Error when a server was told to reload and did not
   */
  readonly change: (input: StackConfigInput, secrets?: Secrets) => Promise<void>;
  /** Writes secrets only. */
  readonly rotate: (secrets: Secrets) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Values by the name that the config gives them. */
export type Secrets = Readonly<Record<string, string>>;

/** Writes a stack for the first time; servers need not run yet. @throws ConfigError with every mistake of the config */
export async function placeStack(stack: string, directory: string, input: StackConfigInput, secrets: Secrets): Promise<PlacedStack> {
  const owners = new Map<string, string>();
  const written = new Map<string, string>();
  let running = false;
  const install = async (spec: FileSetSpec): Promise<void> => {
    const text = JSON.stringify(spec.files);
    if (written.get(spec.set) === text) return;
    const id = owners.get(spec.set) ?? randomUUID();
    owners.set(spec.set, id);
    await installSet(fileSetInputs.parse(spec), { id, urn: `urn:test:${spec.set}` }, logThatFails(running));
    written.set(spec.set, text);
  };
  const apply = async (next: StackConfigInput, values: Secrets): Promise<Plan> => {
    const { plan, config } = planStack(next, catalog, { stack, knownSecrets: Object.keys(values) });
    const {
      sets,
      secrets: { set },
    } = filesOf(compileStack(plan, config, () => directory));
    await install({ directory, set, files: values, secret: true });
    for (const { set: name, files, reload } of sets)
      await install({ directory, set: name, files, ...(reload !== undefined && { reload }) });
    return plan;
  };
  const now = { input, secrets, plan: await apply(input, secrets) };
  running = true;
  const change: PlacedStack["change"] = async (next, values = now.secrets) =>
    void Object.assign(now, { input: next, secrets: values, plan: await apply(next, values) });
  return {
    plan: () => now.plan,
    secrets: () => now.secrets,
    change,
    rotate: (values) => change(now.input, { ...now.secrets, ...values }),
    remove: async () => {
      for (const [set, id] of owners) await removeSet(placeOf({ directory, set }), id);
    },
  };
}

/** A reload that nobody answers is expected before the servers run, and a fault afterwards. */
const logThatFails = (running: boolean) => ({
  info: () => Promise.resolve(),
  progress: () => Promise.resolve(),
  warn: (words: string) => (running ? Promise.reject(new Error(words)) : Promise.resolve()),
});
