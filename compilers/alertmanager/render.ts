import { stringify } from "yaml";

import type { AlertmanagerDocuments } from "./alertmanager";

/**
 * The files of an Alertmanager by path: `alertmanager.yml`, and the message templates beside it.
 *
 * @param mode `existing`: the same file, whole and valid by itself, with a note on how its parts get into the configuration of a server
 * that others use too: Alertmanager cannot include files. @default "own"
 */
export const renderAlertmanager = (
  { config, templates }: AlertmanagerDocuments,
  mode: "own" | "existing" = "own",
): Readonly<Record<string, string>> => ({
  "alertmanager.yml": `${GENERATED}${mode === "existing" ? HOW_TO_MERGE : ""}${yaml(config)}`,
  ...templates,
});

const GENERATED = "# Made by pulumi-aura-monitoring. Changes made here by hand are found by `pulumi refresh` and undone by `pulumi up`.\n";

const HOW_TO_MERGE = `# Alertmanager cannot include files. Copy into your own configuration: what is under route.routes to the front of yours, and the entries of
# receivers, inhibit_rules, time_intervals and templates to yours (templates with their whole paths). Their names begin with the stack and
# their matchers name it, so nothing of yours changes.
`;

// Alertmanager reads YAML 1.1, where plain texts such as 19:00 and no are numbers and booleans.
const yaml = (value: unknown): string => stringify(value, { version: "1.1", aliasDuplicateObjects: false, lineWidth: 0 });
