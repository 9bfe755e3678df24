import { depth, type Recorded } from "../model";
import * as baselines from "./baselines";
import * as hourly from "./hourly";
import * as shared from "./shared";

/** Every named signal, each after the ones that it reads. */
export const records: readonly Recorded[] = [...Object.values(shared), ...Object.values(hourly), ...Object.values(baselines)].sort(
  (a, b) => depth(a) - depth(b) || (a.name < b.name ? -1 : 1),
);
