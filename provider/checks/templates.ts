import type { FileSetInputs } from "../file-set-inputs";
import type { Finding } from "./finding";
import { yamlScalars } from "./yaml-scalars";

const DEFINITION = /\{\{-?\s*(?:define|block)\s+["`]([^"`]+)["`]/g;
const USE = /\{\{-?\s*(?:template|block)\s+["`]([^"`]+)["`]/g;
/** Names that Alertmanager itself defines: `slack.default.title`, `__subject`. A wrong one of these is found by rendering. */
const BUILT_IN = /^(__[a-z_]+|[a-z]+\.default\.[a-z_.]+)$/;

/** A text that Alertmanager renders into a message. */
export interface MessageTemplate {
  /** `receivers[0].slack_configs[0].title` */
  readonly place: string;
  readonly text: string;
  /** E-mail bodies escape HTML; everything else is plain text. */
  readonly type: "text" | "html";
}

/** Every text of every receiver that has a template in it; none when the configuration is not YAML. */
export function messageTemplates(config: string): readonly MessageTemplate[] {
  const texts = (yamlScalars(config) ?? []).filter((it) => it.place.startsWith("receivers[") && it.text.includes("{{"));
  return texts.map(({ place, key, text }) => ({ place, text, type: key === "html" ? "html" : "text" }));
}

/** Uses of templates that nothing defines. amtool accepts them, and then every message of that receiver fails. */
export function undefinedTemplates(inputs: FileSetInputs, path: string, files: readonly string[]): readonly Finding[] {
  const contents = files.map((file) => ({ path: file, text: inputs.files[file] ?? "" }));
  const defined = new Set(contents.flatMap(({ text }) => names(text, DEFINITION)));
  const uses = [...contents, ...messageTemplates(inputs.files[path] ?? "").map(({ place, text }) => ({ path, place, text }))];
  const fix = `define it in a template file, or use one of: ${[...defined].sort().join(", ") || "none is defined"}`;
  return uses.flatMap(({ text, ...where }) => {
    const missing = names(text, USE).filter((name) => !defined.has(name) && !BUILT_IN.test(name));
    return missing.map((name) => ({ ...where, problem: `uses the template "${name}", which is defined nowhere`, fix }));
  });
}

const names = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? "");
