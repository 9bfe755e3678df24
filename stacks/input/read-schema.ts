import * as z from "zod";
import { descriptionAt } from "../mistakes/description-at";
import { type Refused, schemaMistakes } from "../mistakes/schema-mistakes";
import { wording } from "../mistakes/wording";

/** What a schema makes of a document: a value, or everything that it refuses. */
export interface Read<T> {
  readonly config?: T;
  readonly refused: readonly Refused[];
}

/** Reads a document with our words for its mistakes. */
export function readSchema<S extends z.ZodType>(schema: S, document: unknown): Read<z.output<S>> {
  const result = schema.safeParse(document, { error: wording, reportInput: true });
  if (result.success) return { config: result.data, refused: [] };
  const described = z.toJSONSchema(schema, { io: "input" });
  return { refused: schemaMistakes(result.error.issues, document, (path) => descriptionAt(described, document, path)) };
}
