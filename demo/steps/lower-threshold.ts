import type { PlannedInstance } from "../../catalog/model";
import type { CheckContext } from "../../cli/checks/check";
import type { Done, Step } from "../session";
import { changedFiles, snapshotOf } from "../stack/changed-files";
import { StepFailed } from "../step-failed";
import { type Told, toldOf } from "../told";
import type { Provisioned } from "./provision";

/** The alert of the lesson's test. */
const ALERT = "cpu-saturated";

/** An alert that was made to fire by lowering its threshold, on the busiest instance. */
export interface Lowered extends Told {
  /** Path of the threshold in the stack config. */
  readonly path: string;
  /** The threshold as the stack file had it before; undefined where it leaves it to the catalog. */
  readonly was: string | undefined;
}

/** Lowers the threshold through the stack config to half of what the busiest instance uses now, and runs `pulumi up`. */
export async function lowerThreshold(
  { progress }: Step,
  context: CheckContext,
  { pulumi, stack }: Provisioned,
  directory: string,
): Promise<Done<Lowered>> {
  const { instance, use } = await busiest(context);
  const told = toldOf(stack.plan, ALERT, instance);
  const level = `${Math.max(1, Math.floor(use * 50))}%`;
  const path = `aura-monitoring:alerts.thresholds.${ALERT}.${told.severity}`;
  progress(`pulumi config set --path '${path}' '${level}' …`);
  const before = snapshotOf(directory);
  await pulumi.set({ [path]: level });
  progress("pulumi up …");
  await pulumi.up();
  const changed = changedFiles(before, snapshotOf(directory));
  if (changed.length !== 1) throw changedOther(changed);
  const own = stack.config.alerts.thresholds[ALERT]?.[told.severity];
  const facts = `${ALERT} ${told.level} → ${level.replace("%", " %")}: pulumi up changed 1 file`;
  return { facts, value: { ...told, path, was: own === undefined ? undefined : String(own) } };
}

async function busiest({ plan, prometheus }: CheckContext): Promise<{ readonly instance: PlannedInstance; readonly use: number }> {
  // The last minute, not this moment: what goes wrong with scrapes just now is named by what watches them, with its cause.
  const latest = (metric: string): string => `max by (instance_id) (last_over_time(${metric}{aura_stack="${plan.stack}"}[1m]))`;
  const shares = await prometheus.query(`topk(1, ${latest("neo4j_aura_cpu_usage")} / ${latest("neo4j_aura_cpu_limit")})`);
  const instance = plan.instances.find(({ id }) => id === shares[0]?.metric.instance_id);
  if (instance === undefined)
    throw new StepFailed(
      { what: "no instance uses CPU", details: [], cause: "The simulator serves no CPU usage.", fix: "Report a fault of this package." },
      "aura-data",
    );
  return { instance, use: shares[0]!.value };
}

const changedOther = (changed: readonly string[]): StepFailed =>
  new StepFailed({
    what: `pulumi up changed ${changed.length} files, not one`,
    details: changed,
    cause: "A changed threshold must change the rule file of its alert and nothing else.",
    fix: "Report a fault of this package.",
  });
