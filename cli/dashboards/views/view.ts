import type { Choice } from "../asking/fill-in";
import type { Point } from "../asking/point";
import type { Place } from "../document";

/** How a number is written. */
export interface Writing {
  /** Grafana's name of the unit. */
  readonly unit: string;
  /** @default as many as say something */
  readonly decimals?: number;
}

/** A value as it stands in a panel: a number in its unit, or a word in its place. */
export interface Value extends Writing {
  readonly number: number | null;
  /** What is written instead of the number. */
  readonly text?: string;
  readonly color?: string;
}

/** From a value on, a colour; the first has no value. */
export interface Step {
  readonly value: number | null;
  readonly color: string;
}

/** One line, or one row of bars, over time. */
export interface Line {
  readonly name: string;
  readonly color: string;
  readonly points: readonly Point[];
  readonly writing: Writing;
  /** `right`: of another unit than the first. */
  readonly axis: "left" | "right";
  readonly isDashed: boolean;
  readonly width: number;
  /** From 0 to 1: how much of the area below is filled. */
  readonly fill: number;
  readonly isStacked: boolean;
  /** Mirrored under the axis. */
  readonly isBelow: boolean;
}

export interface TrendDrawing {
  readonly kind: "trend";
  readonly draws: "line" | "bars";
  readonly lines: readonly Line[];
  readonly label?: string;
  readonly min?: number;
  readonly max?: number;
  readonly isLog: boolean;
  /** Where names stand; beside them: in the order of the alphabet. */
  readonly legend: "below" | "beside";
}

export interface NamedValue extends Value {
  readonly name: string;
  /** What more is to be seen of it. */
  readonly href?: string;
}

export interface FiguresDrawing {
  readonly kind: "figures";
  readonly figures: readonly NamedValue[];
}

/** Shares of something, on an arc that the thresholds colour. */
export interface GaugesDrawing {
  readonly kind: "gauges";
  readonly gauges: readonly NamedValue[];
  readonly min: number;
  readonly max: number;
  readonly steps: readonly Step[];
}

export interface RankingDrawing {
  readonly kind: "ranking";
  readonly bars: readonly NamedValue[];
  readonly min: number;
  readonly max: number;
}

export interface Cell extends Value {
  readonly href?: string;
}

export interface TableDrawing {
  readonly kind: "table";
  readonly columns: readonly { readonly title: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly (Cell | null)[])[];
  /** How rows stand at first, by the first column that tells them apart; empty: as they come. */
  readonly order: readonly TableOrder[];
}

/** The place of the column that rows are sorted by, and whether the highest stands on top. */
export interface TableOrder {
  readonly by: number;
  readonly isDown: boolean;
}

/** A time in which one thing was so. */
export interface StateSpan {
  readonly from: number;
  readonly to: number;
  readonly value: Value;
}

export interface StatesDrawing {
  readonly kind: "states";
  readonly rows: readonly { readonly name: string; readonly spans: readonly StateSpan[] }[];
}

/** What a panel shows; nothing, or a query that failed, is said in words. */
export type Drawing =
  | TrendDrawing
  | FiguresDrawing
  | GaugesDrawing
  | RankingDrawing
  | TableDrawing
  | StatesDrawing
  | { readonly kind: "empty"; readonly words: string }
  | { readonly kind: "failed"; readonly why: string };

/** A link, as people read it. */
export interface NamedLink {
  readonly title: string;
  readonly href: string;
  readonly isOutside: boolean;
}

export interface PanelView {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly place: Place;
  readonly links: readonly NamedLink[];
  /** `null`: a heading. */
  readonly drawing: Drawing | null;
}

/** A moment that is marked on every time axis. */
export interface MarkView {
  readonly name: string;
  readonly color: string;
  readonly at: number;
  readonly text: string;
}

/** What stands around every page. */
export interface Frame {
  readonly id: string;
  readonly title: string;
  readonly navigation: readonly { readonly title: string; readonly href: string; readonly isHere: boolean }[];
  /** Where the page is told anew, and how many seconds lie between; absent in a page that was written once. */
  readonly live?: { readonly source: string; readonly every: number };
}

/** A page that cannot be drawn: why, and where else there is something to see. */
export interface TroubleView extends Frame {
  /** With line breaks. */
  readonly trouble: string;
}

/** Everything that a page draws. */
export interface PageView extends Frame {
  readonly description: string;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** As `6h`. */
  readonly range: string;
  readonly ranges: readonly string[];
  readonly choices: readonly Choice[];
  readonly marks: readonly MarkView[];
  /** What could not be marked, and why. */
  readonly unmarked: readonly string[];
  readonly panels: readonly PanelView[];
}
