import * as cluster from "./cluster";
import * as endpoint from "./endpoint";
import * as errors from "./errors";
import * as performance from "./performance";
import * as presence from "./presence";
import * as saturation from "./saturation";
import type { Scenario } from "./scenario";

export type { Endpoint, Param, Scenario, Values } from "./scenario";

/** Everything that can be switched on. */
export const scenarios: readonly Scenario[] = [saturation, errors, performance, cluster, presence, endpoint].flatMap((family): Scenario[] =>
  Object.values(family),
);
