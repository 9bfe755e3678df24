import * as pulumi from "@pulumi/pulumi";

import type { FileCheck } from "../compilers/files/file-sets";
import { FileSet } from "./file-set";

/** One folder of files that is swapped as a whole. */
export interface FilesTargetSet {
  readonly id: string;
  readonly set: string;
  readonly files: Readonly<Record<string, string>>;
  readonly checks: readonly FileCheck[];
  readonly siblings: Record<string, string[]>;
  readonly reload?: { readonly kind: "prometheus" | "alertmanager"; readonly url: string; readonly config?: string };
}

/** Arguments of a {@link FilesTarget}. */
export interface FilesTargetArgs {
  /** Absolute path of the directory that holds the sets. */
  readonly directory: string;
  /** What servers read. */
  readonly sets: readonly FilesTargetSet[];
  /** The set of secrets: its folder, and the value of each by name. Files are readable by their owner alone. */
  readonly secrets: { readonly set: string; readonly values: Readonly<Record<string, pulumi.Input<string>>> };
}

/** The files of one stack: secrets first, so that no server is told of a configuration whose secrets are not there yet. */
export class FilesTarget extends pulumi.ComponentResource {
  /** The folder of each set, by what reads it. */
  readonly paths: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: FilesTargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:FilesTarget", name, {}, opts);

    const secrets = new FileSet(
      `${name}-secrets`,
      {
        directory: args.directory,
        set: args.secrets.set,
        files: Object.fromEntries(Object.entries(args.secrets.values).map(([key, value]) => [key, pulumi.secret(value)])),
        secret: true,
      },
      { parent: this },
    );

    const sets = args.sets.map(
      ({ id, ...set }) =>
        [
          id,
          new FileSet(
            `${name}-${id}`,
            {
              ...set,
              directory: args.directory,
              checks: [...set.checks],
            },
            { parent: this, dependsOn: [secrets] },
          ),
        ] as const,
    );

    this.paths = pulumi.output(Object.fromEntries([...sets, ["secrets", secrets] as const].map(([id, set]) => [id, set.path])));
    this.registerOutputs({ paths: this.paths });
  }
}
