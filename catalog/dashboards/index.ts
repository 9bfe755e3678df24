import type { Dashboard } from "../model";
import { instance } from "./instance";

/** Every page, the overview first. */
export const dashboards: readonly Dashboard[] = [instance];
