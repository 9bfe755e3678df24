import type { Series } from "../asking/answers";
import type { PanelDocument, TargetDocument } from "../document";
import type { Linked } from "./links";

/** A query of a panel, and its series. */
export interface AskedTarget {
  readonly target: TargetDocument;
  readonly series: readonly Series[];
}

/** A panel whose queries were answered. */
export interface AskedPanel {
  readonly panel: PanelDocument;
  readonly targets: readonly AskedTarget[];
  /** Seconds between two points of what is asked over time. */
  readonly step: number;
  readonly linked: Linked;
}

/** The newest value of a series. */
export const lastOf = ({ points }: Series): number | null => points.findLast(([, value]) => value !== null)?.[1] ?? null;
