import type { Check } from "../cli/checks/check";
import { EXPLANATIONS } from "../cli/diagnosis/explain";
import { CHECK_NOTES } from "./check-notes";
import { bullets, table } from "./markdown";
import { page, type Page } from "./page";

/**
 * The page of one check of `npm run check`.
 * @throws when nothing has been written about the check
 */
export function checkPage({ id, title }: Check): Page {
  const note = CHECK_NOTES[id];
  if (note === undefined) throw new Error(`The check ${id} has no page: write about it in docs/check-notes.ts.`);
  const { asks, finds, troubles = [], unknown } = note;
  return page(`checks/${id}.md`, "cli/checks and docs/check-notes.ts", [
    `# ${id}`,
    `It passes when ${title}.`,
    `## What it asks\n\n${asks} It changes nothing.`,
    `## What it finds\n\n${[...(finds.length > 0 ? [bullets(finds)] : []), ...(troubles.length > 0 ? [troubleTable(troubles)] : [])].join("\n\n")}`,
    ...(unknown === undefined ? [] : [`## When it could not check\n\n${unknown} This is never taken for good: the exit status is 2.`]),
    "All checks: [README](README.md). By symptom: [troubleshooting](../troubleshooting.md).",
  ]);
}

const troubleTable = (troubles: readonly (keyof typeof EXPLANATIONS)[]): string =>
  table(
    ["finding", "cause", "fix"],
    troubles.map((it) => [EXPLANATIONS[it].what, EXPLANATIONS[it].cause, EXPLANATIONS[it].fix]),
  );

/** Every check on one page, in the order in which they run. */
export const checkIndex = (checks: readonly Check[]): Page =>
  page("checks/README.md", "cli/checks", [
    "# Checks",
    "`npm run check -- --stack <name>` walks through a running stack and changes nothing. Exit status: 0 all passed, 1 findings, 2 something could not be checked, 64 wrong usage or config. In a program that has installed this package it is `npx aura-monitoring check --stack <name>`.",
    "Behind a login, as that of Grafana Cloud or Mimir: `--prometheus-http-config http.yml`, and `--alertmanager-http-config` likewise; `npm run dashboards` takes the former, too.",
    '```yaml\n# http.yml, as promtool and amtool take it with --http.config.file\nbasic_auth: { username: "123456", password_file: token }\n# or\nauthorization: { credentials_file: token }\nhttp_headers: { X-Scope-OrgID: { values: [payments] } }\n```',
    table(
      ["check", "passes when"],
      checks.map(({ id, title }) => [`[${id}](${id}.md)`, title]),
    ),
  ]);
