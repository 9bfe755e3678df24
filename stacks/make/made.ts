import type { AuraMonitoring } from "../monitoring";

/** What there is to know of one part of a stack afterwards. */
export type Made = Partial<Pick<AuraMonitoring, "paths" | "objects" | "dashboards">>;
