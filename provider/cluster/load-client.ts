import type * as client from "@kubernetes/client-node" with { "resolution-mode": "import" };

/** The Kubernetes client library. */
export type KubernetesClient = typeof client;

/** Loads the client library, which is an optional peer, only now that a cluster is asked. @throws Error that names what to install */
export async function loadClient(): Promise<KubernetesClient> {
  try {
    return await import("@kubernetes/client-node");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND" && (error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND")
      throw error;
    throw new Error(
      "looking at a cluster needs the package @kubernetes/client-node, which is not installed\n→ npm install @kubernetes/client-node",
      {
        cause: error,
      },
    );
  }
}
