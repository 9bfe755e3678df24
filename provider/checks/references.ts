import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

import type { FileSetInputs } from "../file-set-inputs";
import { mergeReports, type CheckReport } from "./finding";
import { isGlob, matchesGlob } from "./glob";
import { yamlScalars, type YamlScalar } from "./yaml-scalars";

/** Keys whose texts are patterns of files to read. */
const GLOB_KEYS: readonly string[] = ["rule_files", "scrape_config_files", "templates"];
/** Keys that end in `_file` and name a file that the server writes. */
const WRITTEN = /_log_file$/;

const isReference = ({ key }: YamlScalar): boolean => GLOB_KEYS.includes(key) || (key.endsWith("_file") && !WRITTEN.test(key));

/**
 * The files that a configuration refers to and that do not exist: promtool and amtool accept a missing `client_secret_file`, and a
 * rule pattern that matches nothing, and the server then runs without them. A file outside of the user's directory that is not on this
 * machine is reported as not checked: the server may run elsewhere.
 */
export function checkReferences(inputs: FileSetInputs, path: string): CheckReport {
  const scalars = yamlScalars(inputs.files[path] ?? "");
  if (scalars === undefined) return { findings: [], unchecked: [`could not check the files that ${path} refers to: it is not YAML`] };
  const here = scalars.filter(isReference).map((scalar) => checkOne(inputs, path, scalar));
  const included = scalars.filter((it) => it.key === "scrape_config_files").flatMap((it) => referredFiles(inputs, path, it.text));
  return mergeReports([...here, ...included.filter((it) => it !== path).map((it) => checkReferences(inputs, it))]);
}

/** The files of this very set that a reference in `path` names. */
export function referredFiles(inputs: FileSetInputs, path: string, reference: string): readonly string[] {
  const pattern = relative(join(inputs.directory, inputs.set), absolute(inputs, path, reference));
  return Object.keys(inputs.files).filter((it) => matchesGlob(it, pattern));
}

function checkOne(inputs: FileSetInputs, path: string, { place, text }: YamlScalar): CheckReport {
  const target = absolute(inputs, path, text);
  if (isPlanned(inputs, target) || (!isGlob(text) && existsOutside(inputs, target))) return { findings: [], unchecked: [] };
  if (!isInside(inputs, target)) {
    const absent = "there is no such file on this machine; if the server runs elsewhere, make sure it is there";
    const why = isGlob(text) ? "it is a pattern outside of the directory" : absent;
    return { findings: [], unchecked: [`could not check ${path} ${place}: ${text}: ${why}`] };
  }
  const problem = isGlob(text) ? `the pattern ${text} matches no file` : `refers to ${text}, which does not exist`;
  const fix = isGlob(text)
    ? "correct the pattern, or remove it"
    : `correct the path, or add the file (${target}) to a set of this directory`;
  return { findings: [{ path, place, problem, fix }], unchecked: [] };
}

const absolute = (inputs: FileSetInputs, path: string, reference: string): string =>
  resolve(inputs.directory, inputs.set, dirname(path), reference);

const isInside = (inputs: FileSetInputs, target: string): boolean => target.startsWith(inputs.directory + sep);

/** Whether the target is a file of this set or of a set that is said to stand beside it. */
function isPlanned(inputs: FileSetInputs, target: string): boolean {
  const sets = { ...inputs.siblings, [inputs.set]: Object.keys(inputs.files) };
  return Object.entries(sets).some(([set, paths]) => paths.some((it) => matchesGlob(join(inputs.directory, set, it), target)));
}

/** Files of this set count only when they are planned: what stands on disk now is the generation that is about to go. */
const existsOutside = (inputs: FileSetInputs, target: string): boolean =>
  !target.startsWith(join(inputs.directory, inputs.set) + sep) && existsSync(target);
