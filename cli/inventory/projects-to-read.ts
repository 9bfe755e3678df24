import { managementApi } from "../../inventory/management-api";
import type { PatientFetch } from "../../inventory/patient-fetch";
import type { ProjectToRead } from "../../inventory/read-fleet";
import type { StackConfig } from "../../stacks/config";
import { parseSafeAddress } from "../../stacks/values/address";
import { givenPairs } from "./given-pairs";
import { readSecrets } from "./read-secrets";
import { WrongUsage } from "./wrong-usage";

/** Who asks the management API, and where it is. */
export interface Access {
  /** Scheme, host and port of the management API. @default those of `aura.tokenUrl` */
  readonly api?: string;
  /** `project=client id`, each: another API key than the one that reads metrics. */
  readonly clients: readonly string[];
  /** `secret name=@file`, each. */
  readonly secrets: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Every project of the config with its way to the management API. @throws WrongUsage */
export async function projectsToRead(
  config: StackConfig,
  access: Access,
  ask: PatientFetch,
  now?: () => number,
): Promise<readonly ProjectToRead[]> {
  const { tokenUrl, projects } = config.aura;
  const baseUrl = safeAddress(access.api ?? new URL(tokenUrl).origin);
  const clients = givenPairs("--client", access.clients, Object.keys(projects));
  const names = [...new Set(Object.values(projects).map(({ clientSecret }) => clientSecret))];
  const secrets = await readSecrets(names, { files: access.secrets, environment: access.environment });
  return Object.entries(projects).map(([key, { id, clientId, clientSecret }]) => {
    const credentials = { clientId: clients.get(key) ?? clientId, clientSecret: secrets.get(clientSecret)! };
    return { key, id, api: managementApi({ baseUrl, tokenUrl, credentials, ask, ...(now !== undefined && { now }) }) };
  });
}

function safeAddress(text: string): string {
  const result = parseSafeAddress(text);
  if ("value" in result) return result.value;
  throw new WrongUsage([`--api ${result.problem} → ${result.fix}`]);
}
