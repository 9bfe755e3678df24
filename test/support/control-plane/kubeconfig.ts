import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { stringify } from "yaml";

import type { User } from "./access";
import type { ApiServer } from "./api-server";

/** Writes the file by which programs reach the API server as a user. @returns its path */
export async function writeKubeconfig(
  folder: string,
  { url, certificates }: Pick<ApiServer, "url" | "certificates">,
  user: User,
): Promise<string> {
  const file = join(folder, `${user.name.replace(/\W/g, "-")}.kubeconfig`);
  const cluster = { server: url, "certificate-authority-data": Buffer.from(certificates).toString("base64") };
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "test", cluster }],
    users: [{ name: user.name, user: { token: user.token } }],
    contexts: [{ name: "test", context: { cluster: "test", user: user.name } }],
    "current-context": "test",
  };
  await writeFile(file, stringify(config), { mode: 0o600 });
  return file;
}
