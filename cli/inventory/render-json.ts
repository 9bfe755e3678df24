import type { InventoryReport } from "./inventory-report";

/** The report for programs. */
export function renderJson({ stack, file, reads, differences, lock }: InventoryReport): string {
  const projects = reads.map((it) =>
    it.kind === "read"
      ? { project: it.key, id: it.id, read: true, name: it.name, instances: it.instances.length }
      : { project: it.key, id: it.id, read: false, what: it.error.what, cause: it.error.reason, fix: it.error.fix },
  );
  const { written, doubt, changes } = lock;
  return `${JSON.stringify({ stack, file, projects, differences, lock: { written, ...(doubt !== undefined && { needsYes: doubt }), ...changes } }, undefined, 2)}\n`;
}
