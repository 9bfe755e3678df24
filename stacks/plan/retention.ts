import type { Plan } from "../../catalog/model";
import type { StackConfig } from "../config";
import { given } from "./draft";

/** Percent of a volume that history may take where the config gives no size: the rest is for the write-ahead log and for compactions. */
const SHARE = 80;

const UNITS = ["KB", "MB", "GB", "TB", "PB"];

/** How long an own Prometheus keeps data. A volume of its own is never filled: Prometheus stops when it is. */
export function resolveRetention({ retention, prometheus }: StackConfig): Plan["retention"] {
  const size = retention.size ?? (prometheus.kind === "standalone" ? partOf(prometheus.storage) : undefined);
  return given({ ...retention, size });
}

/** Most of a size, in whole numbers of a unit that is small enough. */
function partOf(size: string): string {
  const [, number = "", unit = ""] = /^(\d+)(.B)$/.exec(size) ?? [];
  const part = Math.floor((Number(number) * 1024 * SHARE) / 100);
  return part % 1024 === 0 ? `${part / 1024}${unit}` : `${part}${UNITS[UNITS.indexOf(unit) - 1] ?? unit}`;
}
