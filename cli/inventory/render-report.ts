import type { Colors } from "picocolors/types";
import type { Difference } from "../../inventory/difference";
import { lockFileName } from "../../inventory/lock";
import type { ProjectRead } from "../../inventory/read-fleet";
import { renderFinding } from "../render-checked";
import type { InventoryReport } from "./inventory-report";
import { renderLockChanges } from "./render-lock-changes";

/** The report for people: quiet while config and Aura agree. */
export function renderReport({ stack, file, reads, differences, lock }: InventoryReport, colors: Colors): string {
  const blocks = [
    `  ${colors.bold("pulumi-aura-monitoring inventory")}  stack ${stack}`,
    reads.map((it) => renderRead(it, colors)).join("\n"),
    mergedByProject(differences)
      .map((it) => renderDifference(it, colors))
      .join("\n"),
    ...pasteLines(differences, file, colors),
    renderLockChanges(lock, lockFileName(stack), colors),
  ];
  return `\n${blocks.filter((it) => it !== "").join("\n\n")}\n\n`;
}

function renderRead(it: ProjectRead, colors: Colors): string {
  if (it.kind === "failed")
    return renderFinding(
      { what: `project ${it.key} could not be read`, details: [it.error.what], cause: it.error.reason, fix: it.error.fix },
      undefined,
      colors,
    );
  return `  ${colors.green("✔")} ${`project ${it.key}`.padEnd(62)} ${colors.dim(`${it.instances.length} ${it.instances.length === 1 ? "instance" : "instances"} in Aura`)}`;
}

const renderDifference = (it: Difference, colors: Colors): string =>
  it.weight === "finding"
    ? renderFinding({ ...it, details: [] }, undefined, colors)
    : `  ${colors.dim("·")} ${it.what}  ${colors.dim(it.cause)}`;

/** Instances that nobody configured have the same cause and fix: one paragraph tells of all in a project. */
function mergedByProject(differences: readonly Difference[]): readonly Difference[] {
  const others = differences.filter(({ kind }) => kind !== "unconfigured");
  return [...others, ...byProject(differences.filter(({ kind }) => kind === "unconfigured")).map(merged)];
}

function merged(all: readonly Difference[]): Difference {
  const [first] = all;
  if (all.length === 1) return first!;
  const { project } = first!;
  return {
    ...first!,
    what: `${all.length} instances of project ${project} are in Aura, but not configured`,
    cause: "From the next `pulumi up` on they are watched under their names in Aura, with default thresholds and the default route.",
    fix: `Add the lines under aura.projects.${project}.instances, with team and tier.`,
  };
}

/** Under `config:`, `aura-monitoring:aura:`, `projects:`, the project and `instances:`. */
const INDENT = " ".repeat(10);

const pasteLines = (differences: readonly Difference[], file: string, colors: Colors): readonly string[] =>
  byProject(differences.filter(({ line }) => line !== undefined)).map((all) =>
    [
      `  ${colors.dim(`for ${file}, under aura.projects.${all[0]!.project}.instances:`)}`,
      ...all.map(({ line }) => `${INDENT}${line}`),
    ].join("\n"),
  );

const byProject = (differences: readonly Difference[]): readonly (readonly Difference[])[] =>
  [...new Set(differences.map(({ project }) => project))].map((key) => differences.filter(({ project }) => project === key));
