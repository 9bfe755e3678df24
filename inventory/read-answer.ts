import type * as z from "zod";
import type { Answer } from "./patient-fetch";
import { type Asked, misunderstood, refusal } from "./refusals";

/** The document in a successful answer. @throws ManagementApiError for every other answer, and for a document of another form */
export function readAnswer<T extends z.ZodType>(answer: Answer, schema: T, asked: Asked): z.output<T> {
  if (answer.kind === "none" || answer.status !== 200) throw refusal(answer, asked);
  const { success, data, error } = schema.safeParse(documentOf(answer.text, asked));
  if (success) return data;
  const [issue] = error.issues;
  throw misunderstood(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`, asked);
}

function documentOf(text: string, asked: Asked): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw misunderstood("it is not JSON", asked);
  }
}
