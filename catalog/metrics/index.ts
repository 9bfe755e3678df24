import type { Metric } from "../model";
import * as checkpoints from "./checkpoints";
import * as cluster from "./cluster";
import * as connections from "./connections";
import * as cpu from "./cpu";
import * as entities from "./entities";
import * as memory from "./memory";
import * as pageCache from "./page-cache";
import * as queries from "./queries";
import * as storage from "./storage";
import * as transactions from "./transactions";

/** Every metric that Aura documents, by name. */
export const metrics: readonly Metric[] = [
  cpu,
  storage,
  memory,
  pageCache,
  connections,
  entities,
  transactions,
  checkpoints,
  queries,
  cluster,
]
  .flatMap((family): readonly Metric[] => Object.values<Metric>(family))
  .sort((a, b) => (a.name < b.name ? -1 : 1));
