import { availability } from "./availability";
import { capacity } from "./capacity";
import { cluster } from "./cluster";
import { errors } from "./errors";
import { performance } from "./performance";
import { saturation } from "./saturation";
import type { Texts } from "../expected";
import { pipeline } from "../pipeline";

export { sayInNewRelic } from "./say";

/** What every alert is in New Relic, for the sample stack: asked every 60 s, so windows are of 120 s. */
export const newRelicTexts: Texts = { ...availability, ...capacity, ...cluster, ...errors, ...performance, ...pipeline, ...saturation };
