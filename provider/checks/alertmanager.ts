import { join } from "node:path";

import type { FileSetInputs } from "../file-set-inputs";
import { parseCheckerWords } from "./checker-words";
import { mergeReports, type CheckReport } from "./finding";
import { referredFiles } from "./references";
import { renderMessages } from "./render-messages";
import type { Stage } from "./stage";
import { messageTemplates, undefinedTemplates } from "./templates";
import { yamlScalars } from "./yaml-scalars";

const FIX = "correct the entry; amtool check-config shows the same error";

/** A whole alertmanager.yml: in amtool's eyes, then its templates by name and by rendering them. */
export async function checkAlertmanagerConfig(
  stage: Stage,
  inputs: FileSetInputs,
  path: string,
  listed: readonly string[],
): Promise<CheckReport> {
  const config = inputs.files[path] ?? "";
  const named = (yamlScalars(config) ?? []).filter((it) => it.key === "templates").flatMap((it) => referredFiles(inputs, path, it.text));
  const files = [...new Set([...named, ...listed])];
  const reports = [await amtool(stage, path), { findings: undefinedTemplates(inputs, path, files), unchecked: [] }];
  // A template that is broken or missing would fail every rendering in the same words.
  const renderable = reports.every((it) => it.findings.every(({ problem }) => !problem.includes("template")));
  return mergeReports(renderable ? [...reports, await renderMessages(stage, path, files, messageTemplates(config))] : reports);
}

async function amtool(stage: Stage, path: string): Promise<CheckReport> {
  const run = await stage.run("amtool", ["check-config", join(stage.set, path)], path);
  if ("unchecked" in run) return { findings: [], unchecked: [run.unchecked] };
  if (run.ok) return { findings: [], unchecked: [] };
  const findings = parseCheckerWords(stage.translate(run.words), path, FIX);
  return { findings: findings.length > 0 ? findings : [{ path, problem: "amtool refuses it without a word", fix: FIX }], unchecked: [] };
}
