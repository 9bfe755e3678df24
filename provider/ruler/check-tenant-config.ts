import { checkAlertmanagerConfig } from "../checks/alertmanager";
import { renderFinding } from "../checks/finding";
import { createChecker } from "../checks/run-checker";
import { withStage } from "../checks/stage";
import type { AlertmanagerInputs } from "./alertmanager-inputs";
import type { LimitsReport } from "./limits";
import { placeSecrets } from "./place-secrets";
import { readTenantConfig, type TenantConfig } from "./tenant-alertmanager";

const PATH = "alertmanager.yml";

/** A tenant's configuration in amtool's eyes, with an address in place of each secret, and whether the service lets us in. @param tell told what takes long */
export async function checkTenantConfig(inputs: AlertmanagerInputs, tell: (words: string) => void): Promise<LimitsReport> {
  const config = placeSecrets(inputs.config, (name) => (name in inputs.secrets ? `https://secret.invalid/${name}` : undefined));
  const files = { [PATH]: config, ...inputs.templates };
  const staged = { directory: "/tenant", set: "alertmanager", files, secret: false, checks: [], siblings: {} };
  const { findings, unchecked } = await withStage(staged, createChecker(tell), (stage) =>
    checkAlertmanagerConfig(stage, staged, PATH, Object.keys(inputs.templates)),
  );
  if (findings.length > 0) return { problems: findings.map(renderFinding), unchecked };
  const refused = await readTenantConfig(inputs).then(
    () => [],
    (error: Error) => [error.message],
  );
  return { problems: refused, unchecked };
}

/** Whether a configuration was written for this stack. */
export const isOwn = ({ owner }: AlertmanagerInputs, { config }: TenantConfig): boolean => config.startsWith(owner);
