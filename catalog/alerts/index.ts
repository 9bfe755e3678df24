import type { Alert } from "../model";
import * as availability from "./availability";
import * as availabilityData from "./availability-data";
import * as availabilityLimits from "./availability-limits";
import * as capacity from "./capacity";
import * as cluster from "./cluster";
import * as errors from "./errors";
import * as performance from "./performance";
import * as pipeline from "./pipeline";
import * as pipelineDelivery from "./pipeline-delivery";
import * as pipelineRemoteWrite from "./pipeline-remote-write";
import * as saturation from "./saturation";
import * as saturationConnections from "./saturation-connections";

/** Every alert, by id. */
export const alerts: readonly Alert[] = [
  availability,
  availabilityData,
  availabilityLimits,
  pipeline,
  pipelineDelivery,
  pipelineRemoteWrite,
  saturation,
  saturationConnections,
  errors,
  performance,
  cluster,
  capacity,
]
  .flatMap((concern): Alert[] => Object.values(concern))
  .sort((a, b) => (a.id < b.id ? -1 : 1));
