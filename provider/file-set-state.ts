import type { FileSetInputs } from "./file-set-inputs";
import type { Drift } from "./disk/drift";
import { placeOf } from "./disk/place";
import { wrapFiles } from "./receive-inputs";
import { unwrap } from "./wire";

/** What the engine keeps of a set. */
export interface FileSetState {
  readonly directory: string;
  readonly set: string;
  readonly secret: boolean;
  /** What was written. */
  readonly files: Readonly<Record<string, string>>;
  /** What a refresh found changed by hand since; `{}` when nothing was. */
  readonly drift: Drift;
}

/** The state after a set was written, in the engine's form: contents of a secret set are marked as secret. */
export function stateOf({ directory, set, secret, files }: FileSetInputs): Record<string, unknown> {
  return renderState({ directory, set, secret, files, drift: {} });
}

/** A state in the engine's form. */
export function renderState(state: FileSetState): Record<string, unknown> {
  return { ...state, files: state.secret ? wrapFiles(state.files) : state.files, path: placeOf(state).link };
}

/** Reads a state that the engine kept. */
export function receiveState(wired: unknown): FileSetState {
  const { directory, set, secret, files, drift } = unwrap(wired).value as FileSetState;
  return { directory, set, secret, files, drift };
}
