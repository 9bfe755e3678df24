import { join } from "node:path";

/** Where one set lives on disk. */
export interface Place {
  /** The user's directory, which may hold other sets. */
  readonly directory: string;
  /** Permanent name of the set. */
  readonly set: string;
  /** The path that servers read: a symlink to the generation in force. */
  readonly link: string;
  /** The hidden folder beside the link that holds the generations. */
  readonly store: string;
}

/**
 * `<directory>/<set>` is a symlink to `.<set>/<generation>` beside it. The symlink is relative, so the directory can be mounted elsewhere.
 */
export function placeOf(at: { readonly directory: string; readonly set: string }): Place {
  const { directory, set } = at;
  return { directory, set, link: join(directory, set), store: join(directory, `.${set}`) };
}
