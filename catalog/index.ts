import { alerts } from "./alerts";
import { metrics } from "./metrics";
import { records } from "./records";

/** What can be watched: pure data, the same for every stack. */
export const catalog = { metrics, records, alerts };

export type Catalog = typeof catalog;
