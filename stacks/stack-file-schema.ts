import * as z from "zod";
import { stackConfig } from "./config";

type Json = Record<string, unknown>;

const TITLE = "A stack of pulumi-aura-monitoring: one Aura fleet and how it is watched";

const secret = {
  type: "object",
  properties: { secure: { type: "string" } },
  required: ["secure"],
  description: "An encrypted value: pulumi config set --secret secrets:<name>",
};

/**
 * JSON Schema of a whole stack file, for editors. A section may be missing (the defaults that stacks share can hold it), and `null` takes
 * a shared value away.
 */
export function stackFileSchema(): Json {
  const { properties } = z.toJSONSchema(stackConfig, { io: "input", override: ({ jsonSchema }) => allowRemoval(jsonSchema as Json) }) as {
    properties: Json;
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: TITLE,
    type: "object",
    properties: {
      config: {
        type: "object",
        description: "Configuration of the stack; each section is a key of its own.",
        properties: Object.fromEntries(Object.entries(properties).map(([key, section]) => [`aura-monitoring:${key}`, section])),
        patternProperties: { "^secrets:[a-z0-9]+([_-][a-z0-9]+)*$": secret, "^(?!aura-monitoring:|secrets:)": {} },
        additionalProperties: false,
      },
      encryptionsalt: { type: "string" },
      encryptedkey: { type: "string" },
      secretsprovider: { type: "string" },
      environment: {},
    },
    additionalProperties: false,
  };
}

function allowRemoval(schema: Json): void {
  const entry = schema["additionalProperties"];
  if (typeof entry === "object" && entry !== null) schema["additionalProperties"] = { anyOf: [entry, { type: "null" }] };
  const required = (schema["required"] ?? []) as readonly string[];
  for (const [key, property] of Object.entries((schema["properties"] ?? {}) as Record<string, Json>)) {
    const isPlain = typeof property["type"] === "string" && property["enum"] === undefined && property["const"] === undefined;
    if (isPlain && !required.includes(key)) property["type"] = [property["type"], "null"];
  }
}
