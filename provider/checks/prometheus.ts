import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { parseCheckerWords } from "./checker-words";
import type { CheckReport } from "./finding";
import type { Stage } from "./stage";

const RULE_FIX = "correct the rule; promtool check rules shows the same line";
const CONFIG_FIX = "correct the entry; promtool check config shows the same error";

/** A whole prometheus.yml and everything it names, in promtool's eyes. */
export const checkPrometheusConfig = (stage: Stage, path: string, agent: boolean): Promise<CheckReport> =>
  promtool(stage, ["check", "config", ...(agent ? ["--agent"] : []), join(stage.set, path)], path, CONFIG_FIX);

/** A scrape snippet, in promtool's eyes: it reads only whole configurations, so a minimal one that includes the snippet is staged too. */
export async function checkScrapeConfig(stage: Stage, path: string): Promise<CheckReport> {
  const wrapper = join(stage.root, "prometheus-with-snippet.yml");
  await writeFile(wrapper, JSON.stringify({ scrape_config_files: [join(stage.set, path)] }));
  const named: Stage = { ...stage, translate: (words) => stage.translate(words.replaceAll(wrapper, path)) };
  return await promtool(named, ["check", "config", wrapper], path, CONFIG_FIX);
}

/** Rule files, in promtool's eyes. */
export const checkRules = (stage: Stage, paths: readonly string[]): Promise<CheckReport> =>
  promtool(stage, ["check", "rules", ...paths.map((it) => join(stage.set, it))], paths.join(", "), RULE_FIX);

async function promtool(stage: Stage, args: readonly string[], path: string, fix: string): Promise<CheckReport> {
  const run = await stage.run("promtool", args, path);
  if ("unchecked" in run) return { findings: [], unchecked: [run.unchecked] };
  if (run.ok) return { findings: [], unchecked: [] };
  const findings = parseCheckerWords(stage.translate(run.words), path, fix);
  return { findings: findings.length > 0 ? findings : [{ path, problem: "promtool refuses it without a word", fix }], unchecked: [] };
}
