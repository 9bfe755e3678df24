import { ManagementApiError } from "./management-api-error";
import type { Answer } from "./patient-fetch";

/** Who asked whom for what. */
export interface Asked {
  /** "the management API" or "the token endpoint". */
  readonly server: string;
  readonly url: string;
  readonly clientId: string;
  /** Texts that must not be shown, even when the server sends them back. */
  readonly hidden: readonly string[];
}

type Explained = readonly [reason: string, fix: string];

const OPTIONAL = "The inventory is optional: everything else works without it.";
const STATUS_PAGE: Explained = ["The fault is at Aura's side.", "Look at status.neo4j.io and run it again; the lock file stays as it was."];
const BUSY: Explained = [
  "Aura allows 125 requests a minute to all programs together.",
  "Stop what else asks the management API, or run it again in some minutes.",
];
const KEY_REFUSED: Explained = [
  "The client id or its secret is wrong, or the API key was deleted.",
  "Make an API key in the Aura console (Account › API keys); give its id with --client and its secret with --secret.",
];
const MAY_NOT: Explained = [
  `The user behind the API key may not look at this. A key of a Metrics Reader gets 403 here, and so does an expired token. ${OPTIONAL}`,
  "Use the key of a user who may view the project, for this command only: --client <project>=<client id>, its secret with --secret.",
];
const UNSEEN: Explained = [
  `The id is wrong, or the user behind the API key does not belong to the project. ${OPTIONAL}`,
  "Compare the id with the Aura console, and use the key of a user of this project.",
];

/** Why an answer is of no use. */
export function refusal(answer: Answer, asked: Asked): ManagementApiError {
  const { server, url, clientId } = asked;
  if (answer.kind === "none")
    return new ManagementApiError(
      `${server} at ${url} cannot be reached: ${answer.why}`,
      "A firewall, a proxy, DNS or TLS is in the way.",
      "Let this machine reach it over HTTPS and run it again; the lock file stays as it was.",
    );
  const words = wordsOf(answer.text, asked.hidden);
  return new ManagementApiError(
    `${server} answers ${answer.status}${words === "" ? "" : ` "${words}"`} to client ${clientId} for ${new URL(url).pathname}`,
    ...explained(answer.status, server),
  );
}

/** An answer that has not the documented form. @param problem where and how it differs */
export const misunderstood = (problem: string, { server, url }: Asked): ManagementApiError =>
  new ManagementApiError(
    `${server} at ${url} gave an answer that is not understood: ${problem}`,
    "Something else answers at this address, or the API has changed.",
    "Check the address (--api); if it is right, look for a newer version of this package.",
  );

function explained(status: number, server: string): Explained {
  if (status === 429) return BUSY;
  if (status >= 500) return STATUS_PAGE;
  if (server === "the token endpoint" ? status >= 400 : status === 401) return KEY_REFUSED;
  if (status === 403) return MAY_NOT;
  if (status === 404) return UNSEEN;
  return ["No such answer is documented.", "Check the address (--api); a proxy may have answered in Aura's place."];
}

const LONGEST = 160;

/** The server's own words, without what must not be shown. */
function wordsOf(text: string, hidden: readonly string[]): string {
  const safe = hidden.filter((it) => it !== "").reduce((shown, it) => shown.replaceAll(it, "…"), text);
  const said = /"(?:message|error_description)"\s*:\s*"([^"]*)"/.exec(safe)?.[1] ?? safe.trim().split("\n")[0] ?? "";
  return said.slice(0, LONGEST);
}
