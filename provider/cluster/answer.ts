import type { KubernetesClient } from "./load-client";

/** What a cluster said to a question. */
export type Answer<T> =
  | { readonly kind: "found"; readonly value: T }
  | { readonly kind: "missing" }
  /** We may not ask this. */
  | { readonly kind: "forbidden"; readonly words: string };

/**
 * Waits for an answer.
 * @throws Error when the cluster does not answer, does not know who asks, or fails
 */
export async function answerOf<T>(
  question: Promise<T>,
  address: string,
  { ApiException }: Pick<KubernetesClient, "ApiException">,
): Promise<Answer<T>> {
  try {
    return { kind: "found", value: await question };
  } catch (error) {
    if (!(error instanceof ApiException)) {
      const why = error instanceof Error ? error.message : String(error);
      if (why.startsWith("Unrecognized API version and kind")) return { kind: "missing" };
      throw new Error(
        `the cluster at ${address} does not answer: ${why}\n→ check the kubeconfig and the network; kubectl get namespaces asks the same`,
        { cause: error },
      );
    }
    if (error.code === 404) return { kind: "missing" };
    if (error.code === 403) return { kind: "forbidden", words: wordsOf(error) };
    const advice = error.code === 401 ? "log in again: the kubeconfig's credentials are not accepted" : "see the log of the API server";
    throw new Error(`the cluster at ${address} answers ${error.code}: ${wordsOf(error)}\n→ ${advice}`, { cause: error });
  }
}

/** What became of an object that was only tried. */
export type Trial =
  | { readonly kind: "taken" }
  /** Who admits objects would not admit it. */
  | { readonly kind: "refused"; readonly words: string }
  /** We may not try this. */
  | { readonly kind: "forbidden"; readonly words: string };

/** 403 is also what policies, quotas and limits answer; only this is about who asks. */
const MAY_NOT = /cannot create resource/;

/** Waits for what becomes of a trial. @throws Error as {@link answerOf} */
export async function trialOf(question: Promise<unknown>, address: string, client: Pick<KubernetesClient, "ApiException">): Promise<Trial> {
  const refused = question.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof client.ApiException && [400, 403, 422].includes(error.code)) return wordsOf(error);
      throw error;
    },
  );
  const answer = await answerOf(refused, address, client);
  if (answer.kind !== "found")
    return { kind: "forbidden", words: answer.kind === "forbidden" ? answer.words : "the cluster knows no pods" };
  if (answer.value === undefined) return { kind: "taken" };
  return { kind: MAY_NOT.test(answer.value) ? "forbidden" : "refused", words: answer.value };
}

/** The message of the Status that the API server sent, or the library's own word for the answer. */
function wordsOf({ body, message }: { readonly body: unknown; readonly message: string }): string {
  const own = /^Message: (.*)$/m.exec(message)?.[1] ?? message;
  try {
    const status = (typeof body === "string" ? JSON.parse(body) : body) as { readonly message?: string } | undefined;
    return status?.message ?? own;
  } catch {
    return own;
  }
}
