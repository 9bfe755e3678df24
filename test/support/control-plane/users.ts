import type { Access } from "./access";
import type { ApiServer } from "./api-server";
import { type ClusterClient, clusterClient } from "./cluster-client";
import { writeKubeconfig } from "./kubeconfig";
import { sender } from "./send";

/** One user's ways to reach the API server. */
export interface KnownUser {
  readonly kubeconfig: string;
  readonly client: ClusterClient;
}

/** Writes a kubeconfig for every user. @returns finds a user by name; it throws an Error when there is none */
export async function writeUsers(folder: string, server: ApiServer, { users }: Access): Promise<(name: string) => KnownUser> {
  const known = new Map<string, KnownUser>();
  for (const user of users) {
    const client = clusterClient(sender({ ...server, token: user.token }));
    known.set(user.name, { kubeconfig: await writeKubeconfig(folder, server, user), client });
  }
  return (name) => {
    const found = known.get(name);
    if (!found) throw new Error(`The cluster knows no user ${name}: name it in \`users\`.`);
    return found;
  };
}
