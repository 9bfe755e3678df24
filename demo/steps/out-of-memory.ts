import type { PlannedInstance } from "../../catalog/model";
import type { CheckContext } from "../../cli/checks/check";
import type { Done, Step } from "../session";
import { StepFailed } from "../step-failed";
import { toldOf } from "../told";
import { waitFor } from "../wait";
import type { Surroundings } from "./start-aura";
import { seeDelivered } from "./see-delivered";
import { isAwaited, seeFiring } from "./see-firing";

const ALERT = "out-of-memory";
const COUNTER = "neo4j_aura_out_of_memory_errors_total";
/** Intervals until the member restarts: the error must have been scraped before, as in life. */
const RESTART_AFTER = 3;
/** Milliseconds for the restart to be seen. */
const PATIENCE = 60_000;

/**
 * A member runs out of memory and restarts: its counter begins again at 0, and the alert must reach people all the same. It is one of three
 * members, so the sum over them falls without reaching 0.
 */
export async function outOfMemory(step: Step, context: CheckContext, { simulator, sinks }: Surroundings): Promise<Done<undefined>> {
  const { plan, prometheus } = context;
  const instance = plan.instances.at(-1)!;
  const told = toldOf(plan, ALERT, instance);
  simulator.set("oom-then-restart", { instance: instance.id, restartAfterSeconds: RESTART_AFTER * plan.interval });
  await seeFiring(step, context, told);
  await seeDelivered(step, sinks, told);
  const fell = await waitFor(
    async () => {
      step.progress("delivered; waiting for the member to restart …");
      const resets = await prometheus.query(`resets(${COUNTER}{aura_stack="${plan.stack}", instance_id="${instance.id}"}[5m]) > 0`);
      return resets.length > 0 ? true : undefined;
    },
    { signal: step.signal, limit: PATIENCE, every: 500 },
  );
  if (fell === undefined) throw didNotRestart(instance);
  const still = (await prometheus.alerts()).some((it) => it.state === "firing" && isAwaited(it, told));
  if (!still) throw lostInRestart(instance);
  return { facts: `OOM on ${instance.name}, then a restart: ${told.alertname} told, still fires`, value: undefined };
}

const didNotRestart = ({ name }: PlannedInstance): StepFailed =>
  new StepFailed({
    what: "the simulated member did not restart",
    details: [name],
    cause: "The counter did not fall within a minute.",
    fix: "Report a fault of this package.",
  });

const lostInRestart = ({ name }: PlannedInstance): StepFailed =>
  new StepFailed(
    {
      what: "the restart hid the out-of-memory error",
      details: [`${name}: AuraOutOfMemory fired and ended when the counter fell`],
      cause: "The rule looks at the fallen counter.",
      fix: "Report a fault of this package.",
    },
    "rules-loaded",
  );
