import type { Plan } from "../../catalog/model";
import type { CloudwatchOptions } from "./options";

/** A secret that the task is given as a variable of its environment. */
export interface TaskSecret {
  readonly variable: string;
  /** Its name in the config. */
  readonly secret: string;
}

/** The collector as one Fargate task, that is never run twice: two would deliver everything twice. */
export interface EcsDocument {
  readonly family: string;
  readonly cluster: string;
  readonly image: string;
  readonly cpu: string;
  readonly memory: string;
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly secrets: readonly TaskSecret[];
  readonly command: readonly string[];
  readonly logGroup: string;
  readonly retentionInDays: number;
  readonly network: { readonly subnets: readonly string[]; readonly securityGroups: readonly string[]; readonly assignPublicIp: boolean };
}

const CONFIG = "AURA_COLLECTOR_CONFIG";

/** Characters of a task definition: 64 KiB with everything else ("Amazon ECS service quotas"). */
export const LONGEST_TASK_CONFIG = 60_000;

/** The task. @param config the collector's configuration, as text */
export function compileEcs(
  plan: Plan,
  config: string,
  secrets: readonly TaskSecret[],
  { collector, image, region }: CloudwatchOptions,
): EcsDocument {
  if (collector.kind !== "ecs") throw new Error(`the collector runs on ${collector.kind}`);
  const { cluster, subnets, securityGroups, assignPublicIp } = collector;
  return {
    family: `aura-${plan.stack}-collector`,
    cluster,
    image,
    cpu: "256",
    memory: "512",
    environment: [
      { name: CONFIG, value: config },
      { name: "AWS_REGION", value: region },
    ],
    secrets,
    command: [`--config=env:${CONFIG}`],
    logGroup: `/aura/${plan.stack}/collector`,
    retentionInDays: 30,
    network: { subnets, securityGroups, assignPublicIp },
  };
}

/** `AURA_SECRET_PAYMENTS`: the variable that holds a secret. */
export const secretVariable = (secret: string): string => `AURA_SECRET_${secret.toUpperCase().replace(/[^A-Z0-9]/g, "_")}`;

/** Where the container's own secrets are mounted, on EKS. */
export const SECRET_FOLDER = "/etc/aura/secrets";
