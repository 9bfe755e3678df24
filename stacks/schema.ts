import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stackFileSchema } from "./stack-file-schema";

const FILE = join(__dirname, "config.schema.json");

/** The committed text of the schema. */
export const schemaText = (): string => `${JSON.stringify(stackFileSchema(), null, 2)}\n`;

/** Whether the committed schema is what the code says. */
export const isSchemaFresh = (): boolean => readFileSync(FILE, "utf8") === schemaText();

function main(mode: string | undefined): number {
  if (mode === "--write") writeFileSync(FILE, schemaText());
  else if (mode !== "--check") return say("Usage: npx tsx stacks/schema.ts --write | --check", 2);
  else if (!isSchemaFresh()) return say("stacks/config.schema.json is stale → npx tsx stacks/schema.ts --write", 1);
  return 0;
}

function say(text: string, status: number): number {
  process.stderr.write(`${text}\n`);
  return status;
}

if (require.main === module) process.exitCode = main(process.argv[2]);
