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
