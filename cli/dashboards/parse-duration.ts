import { WrongUsage } from "../inventory/wrong-usage";
import { type Duration, toSeconds } from "../../catalog/model";

/** Seconds of a text as `90s`, `15m`, `6h`, `7d` or `2w`. @throws WrongUsage */
export function parseDuration(text: string): number {
  const found = /^[1-9]\d*[smhdw]$/.exec(text)?.[0];
  if (found === undefined) throw new WrongUsage([`${text} is no duration → write one as 15m, 6h or 7d`]);
  return toSeconds(found as Duration);
}
