import { readFile } from "node:fs/promises";
import { givenPairs } from "./given-pairs";
import { WrongUsage } from "./wrong-usage";

/** Where the values of secrets are. They are never arguments: everybody on the machine can read those. */
export interface SecretPlaces {
  /** `name=@file`, each. */
  readonly files: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The environment variable that holds a secret: `aura-payments` → `AURA_MONITORING_SECRET_AURA_PAYMENTS`. */
export const secretVariable = (name: string): string => `AURA_MONITORING_SECRET_${name.toUpperCase().replaceAll("-", "_")}`;

/** The value of each secret, by name. @throws WrongUsage with every one that is missing or unreadable */
export async function readSecrets(names: readonly string[], { files, environment }: SecretPlaces): Promise<ReadonlyMap<string, string>> {
  const given = givenPairs("--secret", files, names);
  const found = await Promise.all(
    names.map(async (name) => [name, await readSecret(name, given.get(name), environment[secretVariable(name)])] as const),
  );
  const problems = found.flatMap(([, it]) => ("problem" in it ? [it.problem] : []));
  if (problems.length > 0) throw new WrongUsage(problems);
  return new Map(found.flatMap(([name, it]) => ("value" in it ? [[name, it.value] as const] : [])));
}

type Secret = { readonly value: string } | { readonly problem: string };

async function readSecret(name: string, file: string | undefined, variable: string | undefined): Promise<Secret> {
  if (file === undefined)
    return variable === undefined || variable.trim() === ""
      ? { problem: `no value for the secret ${name} → --secret ${name}=@<file>, or the environment variable ${secretVariable(name)}` }
      : { value: variable.trim() };
  if (!file.startsWith("@"))
    return {
      problem: `--secret ${name} holds the secret itself, and others on this machine can read arguments → write it to a file, --secret ${name}=@<file>, and replace it in Aura`,
    };
  try {
    const value = (await readFile(file.slice(1), "utf8")).trim();
    return value === ""
      ? { problem: `${file.slice(1)}, the file of the secret ${name}, is empty → write the client secret into it` }
      : { value };
  } catch (error) {
    return {
      problem: `${file.slice(1)}, the file of the secret ${name}, cannot be read: ${(error as NodeJS.ErrnoException).code ?? "unknown"} → check its path and rights`,
    };
  }
}
