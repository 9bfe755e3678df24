import { catalog } from "../../catalog";
import type { Alert } from "../../catalog/model";

/** An alert of the catalog by its id. */
export function alert(id: string): Alert {
  const found = catalog.alerts.find((it) => it.id === id);
  if (found === undefined) throw new Error(`the catalog has no alert ${id}`);
  return found;
}
