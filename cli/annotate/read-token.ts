import { readFile } from "node:fs/promises";
import { WrongUsage } from "../inventory/wrong-usage";

/** The environment variable that holds the token. */
export const TOKEN_VARIABLE = "GRAFANA_TOKEN";

/** Where the token is. It is never an argument: everybody on the machine can read those. */
export interface TokenPlace {
  /** @default the environment variable */
  readonly file?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The service account token. @throws WrongUsage where there is none */
export async function readToken({ file, environment }: TokenPlace): Promise<string> {
  const token = file === undefined ? environment[TOKEN_VARIABLE] : await textOf(file);
  if (token !== undefined && token.trim() !== "") return token.trim();
  throw new WrongUsage([
    file === undefined
      ? `no token → the environment variable ${TOKEN_VARIABLE}, or --token-file <path>`
      : `${file}, the file of the token, is empty → write a service account token into it`,
  ]);
}

const textOf = (file: string): Promise<string> =>
  readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new WrongUsage([`${file}, the file of the token, cannot be read: ${error.code ?? "unknown"} → check its path and rights`]);
  });
