import type { Cluster } from "../cluster";
import type { PreflightInputs } from "../preflight-inputs";
import { GOOD, type Report, together, unchecked, wrong } from "../report";

type Needed = PreflightInputs["secrets"][number];

/** Secrets that the objects refer to must be there with their keys: the operator rejects the whole object else, and says so to nobody. */
export async function checkSecrets(cluster: Cluster, namespace: string, needed: readonly Needed[]): Promise<Report> {
  const names = [...new Set(needed.map(({ name }) => name))];
  return together(
    await Promise.all(
      names.map((name) =>
        checkSecret(
          cluster,
          namespace,
          name,
          needed.filter((it) => it.name === name),
        ),
      ),
    ),
  );
}

async function checkSecret(cluster: Cluster, namespace: string, name: string, needed: readonly Needed[]): Promise<Report> {
  const later = needed.every((it) => it.later);
  const secret = `Secret ${namespace}/${name}`;
  const answer = await cluster.secret(name, namespace);
  if (answer.kind === "forbidden") return unchecked(secret, answer.words);
  const keys = answer.kind === "found" ? Object.keys(answer.value.data ?? {}).sort() : [];
  const missing = needed.map(({ key }) => key).filter((key) => !keys.includes(key));
  if (missing.length === 0) return GOOD;
  const listed = missing.sort().join(", ");
  if (later)
    return unchecked(
      secret,
      `${answer.kind === "missing" ? "it is not there yet" : `it has no ${listed} yet`}; what refers to it does not work until it is`,
    );
  if (answer.kind === "missing")
    return wrong(`there is no ${secret}, and the objects need its ${listed}`, "create it, or correct its name in the stack config");
  return wrong(
    `${secret} has no ${listed}`,
    keys.length === 0 ? "add the keys" : `add the keys, or name one that it has: ${keys.join(", ")}`,
  );
}
