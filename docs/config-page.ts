import * as z from "zod";
import { stackConfig } from "../stacks/config";
import { configRows, type Schema } from "./config-rows";
import { code, table } from "./markdown";
import { page, type Page } from "./page";

const INTRO = `Each section is a key of its own in \`stacks/Pulumi.<stack>.yaml\`, under the namespace \`aura-monitoring:\`. What all stacks share stands in
\`stacks/defaults.yaml\` in the same shape: maps are merged deeply, lists are replaced.
\`npm run config -- --stack <stack>\` prints what comes of it, with the file of each shared value. \`<name>\` stands for a name of your own.
Secrets are named, never written: their values are \`pulumi config set --secret secrets:<name>\`. In place of a name stands where the value is already:
\`{ kubernetesSecret: { name, key } }\` with objects of a cluster, \`{ file: /absolute/path }\` with files.`;

/** The reference of the stack config, from its schema. */
export function configPage(): Page {
  const { properties = {}, required = [] } = z.toJSONSchema(stackConfig, { io: "input" }) as Schema;
  return page("config.md", "stacks/config", [
    "# Configuration",
    INTRO,
    ...Object.entries(properties).map(([name, schema]) => section(name, schema, required.includes(name))),
  ]);
}

function section(name: string, schema: Schema, required: boolean): string {
  const [own, ...below] = configRows(name, schema, required);
  const plain = below.length === 0;
  const rows = (plain ? [own!] : below).map((it) => [
    code(it.path) + (it.variant === undefined ? "" : ` (${it.variant})`),
    it.type,
    it.required ? "**required**" : it.default,
    it.description,
  ]);
  return [`## ${name}`, ...(plain ? [] : [schema.description ?? ""]), table(["key", "type", "default", "meaning"], rows)].join("\n\n");
}
