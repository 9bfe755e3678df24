import { availability } from "./availability";
import { capacity } from "./capacity";
import { cluster } from "./cluster";
import { errors } from "./errors";
import { performance } from "./performance";
import { saturation } from "./saturation";
import type { Texts } from "../expected";
import { pipeline } from "../pipeline";

/** What is expected of every alert. */
export const cloudwatchTexts: Texts = { ...availability, ...capacity, ...cluster, ...errors, ...performance, ...pipeline, ...saturation };
