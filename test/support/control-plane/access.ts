import { generateKeyPairSync, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Somebody whom the API server knows by a token. */
export interface User {
  readonly name: string;
  readonly groups: readonly string[];
  readonly token: string;
}

/** The files by which an API server knows its users and signs for service accounts. */
export interface Access {
  readonly admin: User;
  readonly users: readonly User[];
  readonly tokenFile: string;
  readonly signingKey: string;
}

const user = (name: string, ...groups: readonly string[]): User => ({ name, groups, token: randomBytes(16).toString("hex") });

/** Makes an administrator and further users, who may do nothing until a role is bound to them. */
export async function writeAccess(folder: string, names: readonly string[]): Promise<Access> {
  const admin = user("admin", "system:masters");
  const users = [admin, ...names.map((name) => user(name))];
  const [tokenFile, signingKey] = [join(folder, "tokens.csv"), join(folder, "service-accounts.pem")];
  const rows = users.map(({ token, name, groups }) => `${token},${name},${name},"${groups.join(",")}"\n`);
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  await writeFile(tokenFile, rows.join(""), { mode: 0o600 });
  await writeFile(signingKey, privateKey.export({ type: "sec1", format: "pem" }), { mode: 0o600 });
  return { admin, users, tokenFile, signingKey };
}
