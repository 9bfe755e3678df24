import type { Colors } from "picocolors/types";
import type { LockedInstance } from "../../inventory/lock";
import { FIELDS } from "../../inventory/update-lock";
import type { InventoryReport } from "./inventory-report";

const SHOWN = 20;

/** What became of the lock file. */
export function renderLockChanges(
  { written, doubt, changes: { added, removed, changed } }: InventoryReport["lock"],
  file: string,
  colors: Colors,
): string {
  const lines = [
    ...added.map((it) => `+ ${called(it)}`),
    ...removed.map((it) => `- ${called(it)}`),
    ...changed.map(
      ({ before, after }) =>
        `~ ${called(after)}: ${FIELDS.filter((it) => before[it] !== after[it])
          .map((it) => `${it} ${String(before[it])} → ${String(after[it])}`)
          .join(", ")}`,
    ),
  ];
  const shown = [...lines.slice(0, SHOWN), ...(lines.length > SHOWN ? [`… ${lines.length - SHOWN} more`] : [])]
    .map((it) => `\n      ${it}`)
    .join("");
  if (doubt !== undefined)
    return `  ${colors.red("✖")} ${colors.bold(`${file} was not written`)}\n    ${doubt}\n    → If they were deleted on purpose, run it again with --yes.${shown}`;
  if (!written) return `  ${file} was not written: nothing could be read.`;
  return lines.length === 0
    ? `  ${file} says the same as before.`
    : `  ${file} was written: ${added.length} added, ${removed.length} removed, ${changed.length} changed${shown}`;
}

const called = ({ name, id }: LockedInstance): string => `${name} (${id})`;
