import type { Plan, PlannedAlert } from "../../catalog/model";
import { alarmsOf } from "../../compilers/cloudwatch";

/** The alarms of one alert: severity and periods, then the query. @throws Unsupported where CloudWatch cannot say it */
export const sayCloudwatch = (alert: PlannedAlert, plan: Plan): string =>
  alarmsOf(plan, alert)
    .map((it) => `${it.severity} pending ${it.pendingPeriod} s, recovery ${it.recoveryPeriod} s\n${it.query.replace(/^ +/gm, "")}`)
    .join("\n");
