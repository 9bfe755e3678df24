import type { StackConfig } from "../config";

/** Whether the Alertmanager of a ruler's tenant tells people: no other one is given a configuration then. */
export const tellsTenant = ({ rulesTo }: Pick<StackConfig, "rulesTo">): boolean =>
  rulesTo !== undefined && (rulesTo.kind === "amp" || rulesTo.alertmanager.kind === "tenant");
