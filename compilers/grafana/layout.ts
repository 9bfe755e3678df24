/** A place on Grafana's grid of 24 columns. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Panels under one heading, as far as their places matter. */
export interface Block {
  readonly id: number;
  readonly panels: readonly { readonly id: number; readonly width: number; readonly height: number }[];
}

const COLUMNS = 24;

/** Where each heading and each panel stands, by its id: from left to right, and a new line where the next one does not fit. */
export function layOut(sections: readonly Block[]): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  let top = 0;
  for (const { id, panels } of sections) {
    places.set(id, { x: 0, y: top, w: COLUMNS, h: 1 });
    let [x, y, lowest] = [0, top + 1, top + 1];
    for (const { id: panel, width: w, height: h } of panels) {
      if (x + w > COLUMNS) [x, y] = [0, lowest];
      places.set(panel, { x, y, w, h });
      [x, lowest] = [x + w, Math.max(lowest, y + h)];
    }
    top = lowest;
  }
  return places;
}
