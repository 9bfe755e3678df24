import { secretReference } from "../../catalog/model";
import type { RemoteWriteInput } from "../config/storage";
import { byName, type Draft } from "./draft";

/** Says what to write in the Prometheus object, which is not the stack's, in place of each entry of `remoteWrite`. */
export function reportOperatorRemoteWrite({ config, report }: Draft): void {
  for (const [name, target] of byName(config.remoteWrite))
    report({
      path: `remoteWrite.${name}`,
      problem: "has no effect where an operator runs the servers: the Prometheus object, which is not this stack's, says where it writes",
      fix: `remove it, and add to spec.remoteWrite of that object: ${JSON.stringify(specOf(target))}`,
    });
}

/** An entry of `spec.remoteWrite`, as the operator's API has it. */
const specOf = ({ url, tenant, headers, username, password, token, sigv4 }: RemoteWriteInput): object => ({
  url,
  ...((tenant !== undefined || Object.keys(headers).length > 0) && {
    headers: { ...headers, ...(tenant !== undefined && { "X-Scope-OrgID": tenant }) },
  }),
  ...(username !== undefined &&
    password !== undefined && { basicAuth: { username: { name: "<Secret>", key: "username" }, password: keyOf(password) } }),
  ...(token !== undefined && { authorization: { credentials: keyOf(token) } }),
  ...(sigv4 !== undefined && { sigv4 }),
  queueConfig: { retryOnRateLimit: true },
});

function keyOf(secret: string): object {
  const reference = secretReference(secret);
  if (reference.kind === "kubernetes") return { name: reference.name, key: reference.key };
  return { name: "<Secret>", key: reference.kind === "named" ? reference.name : "<key>" };
}
