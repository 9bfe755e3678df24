import * as pulumi from "@pulumi/pulumi";

import type { FileSetSpec } from "../provider/file-set-inputs";
import { requirePlugin } from "../provider/require-plugin";

/** Arguments of a {@link FileSet}. */
export interface FileSetArgs extends Omit<FileSetSpec, "files" | "directory"> {
  /** The user's directory, absolute. Other sets, also of other stacks, may live in it. It stays, empty, when the last one is destroyed. */
  readonly directory: pulumi.Input<string>;
  /** Content by path inside the set. Contents that are Pulumi secrets need `secret: true`. */
  readonly files: Readonly<Record<string, pulumi.Input<string>>>;
}

/**
 * One set of files in a directory of this machine, checked in preview and swapped as a whole. Written by the plugin `aura-files`.
 * @throws when the project's Pulumi.yaml does not name the plugin; the message has the lines to add
 */
export class FileSet extends pulumi.CustomResource {
  /** The path that servers read: `<directory>/<set>`. */
  declare readonly path: pulumi.Output<string>;
  /** What the last `pulumi refresh` found changed by hand, by path; `{}` when nothing was. */
  declare readonly drift: pulumi.Output<Readonly<Record<string, string>>>;

  constructor(name: string, args: FileSetArgs, opts?: pulumi.CustomResourceOptions) {
    requirePlugin(pulumi.getRootDirectory());
    super("aura-files:index:FileSet", name, { ...args, path: undefined, drift: undefined }, opts);
  }
}
