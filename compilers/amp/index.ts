import { stringify } from "yaml";

import type { AlertmanagerDocuments } from "../alertmanager";
import type { RuleFile } from "../prometheus/rule";

/** One rule groups namespace of a workspace. */
export interface AmpNamespace {
  /** Permanent name of the child. */
  readonly id: string;
  /** Its name in the workspace. */
  readonly name: string;
  /** A whole rule file. */
  readonly data: string;
}

/** One namespace for each rule file, so that a changed threshold changes one of them and none outgrows what AMP takes. */
export const ampNamespaces = (stack: string, files: readonly RuleFile[]): readonly AmpNamespace[] =>
  files.map(({ name, groups }) => ({ id: name, name: `aura-${stack}-${name}`, data: yaml({ groups }) }));

/** The definition of the workspace's Alertmanager: its configuration, and the templates that it names without folders. */
export function ampDefinition({ config, templates }: AlertmanagerDocuments): string {
  const named = Object.entries(templates).map(([path, text]) => [path.slice(path.lastIndexOf("/") + 1), text] as const);
  return yaml({
    template_files: Object.fromEntries(named),
    alertmanager_config: yaml({ ...config, templates: named.map(([name]) => name) }),
  });
}

const yaml = (value: object): string => stringify(value, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false });
