import type { FileSetCheck, FileSetInputs } from "../file-set-inputs";
import { checkAlertmanagerConfig } from "./alertmanager";
import { mergeReports, type CheckReport } from "./finding";
import { checkPrometheusConfig, checkRules, checkScrapeConfig } from "./prometheus";
import { checkReferences } from "./references";
import { createChecker } from "./run-checker";
import { withStage, type Stage } from "./stage";

/**
 * Runs every check that a set asks for on a staged copy of the whole set. Writes nothing outside of the temporary folder.
 * @param tell told what takes long: a program that has to be installed first
 */
export async function checkSet(inputs: FileSetInputs, tell: (words: string) => void): Promise<CheckReport> {
  if (inputs.checks.length === 0) return { findings: [], unchecked: [] };
  return await withStage(inputs, createChecker(tell), async (stage) => {
    const reports: CheckReport[] = [];
    for (const one of inputs.checks) reports.push(await runCheck(stage, inputs, one));
    return mergeReports(reports);
  });
}

async function runCheck(stage: Stage, inputs: FileSetInputs, one: FileSetCheck): Promise<CheckReport> {
  switch (one.kind) {
    case "prometheusRules":
      return await checkRules(stage, one.paths);
    case "prometheusConfig":
      return mergeReports([checkReferences(inputs, one.path), await checkPrometheusConfig(stage, one.path, one.agent === true)]);
    case "prometheusScrapeConfig":
      return mergeReports([checkReferences(inputs, one.path), await checkScrapeConfig(stage, one.path)]);
    case "alertmanagerConfig":
      return mergeReports([checkReferences(inputs, one.path), await checkAlertmanagerConfig(stage, inputs, one.path, one.templates)]);
  }
}
