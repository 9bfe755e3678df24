import { stringify } from "yaml";

import type { AlertmanagerDocuments } from "../alertmanager";

/** The Alertmanager configuration of a tenant. A service reads no files, so secrets stand in it as marks until it is sent. */
export interface TenantAlertmanager {
  /** `alertmanager.yml` with marks in place of secrets. */
  readonly config: string;
  /** Text by name; a service knows no folders. */
  readonly templates: Readonly<Record<string, string>>;
}

/** Stands for a secret, as a whole text, until it is sent. */
const MARK = "aura-secret:";

/** A secret as a document names it in place of a file. @param secret its name */
export const markValue = (secret: string): string => `${MARK}${secret}`;

/** Turns a configuration that was compiled with {@link markValue} into one that names no file. */
export function compileTenantAlertmanager(stack: string, { config, templates }: AlertmanagerDocuments): TenantAlertmanager {
  const inline = { ...(withoutFiles(config) as object), templates: Object.keys(templates).map(baseName) };
  return {
    config: `${madeFor(stack)}\n${stringify(inline, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false })}`,
    templates: Object.fromEntries(Object.entries(templates).map(([path, text]) => [baseName(path), text])),
  };
}

/** Says whose a configuration is: a tenant has one, and nobody else's is overwritten. */
export const madeFor = (stack: string): string =>
  `# Made by pulumi-aura-monitoring for the stack ${stack}. Changes made here by hand are found by \`pulumi refresh\` and undone by \`pulumi up\`.`;

/** `routing_key_file: <mark>` → `routing_key: <mark>`, at any depth. */
function withoutFiles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFiles);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, it]) =>
      typeof it === "string" && it.startsWith(MARK) ? [key.replace(/_file$/, ""), it] : [key, withoutFiles(it)],
    ),
  );
}

const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
