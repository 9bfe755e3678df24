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

type Sized = Block["panels"][number];

/** Where each heading and each panel stands, by its id: in lines from left to right, each of them as wide as the page. */
export function layOut(sections: readonly Block[]): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  let y = 0;
  for (const { id, panels } of sections) {
    places.set(id, { x: 0, y, w: COLUMNS, h: 1 });
    y += 1;
    for (const line of linesOf(panels)) {
      const h = Math.max(...line.map(({ height }) => height));
      for (const [panel, x, w] of stretched(line)) places.set(panel, { x, y, w, h });
      y += h;
    }
  }
  return places;
}

/** A new line begins where the next panel does not fit. */
function linesOf(panels: readonly Sized[]): readonly (readonly Sized[])[] {
  const lines: Sized[][] = [];
  let left = 0;
  for (const panel of panels) {
    if (panel.width > left) {
      lines.push([]);
      left = COLUMNS;
    }
    lines.at(-1)!.push(panel);
    left -= panel.width;
  }
  return lines;
}

/** What a line leaves free its panels share: a hole looks as if something were missing. */
function stretched(line: readonly Sized[]): readonly (readonly [id: number, x: number, w: number])[] {
  const whole = line.reduce((sum, { width }) => sum + width, 0);
  const at = (taken: number): number => Math.round((COLUMNS * taken) / whole);
  let before = 0;
  return line.map(({ id, width }) => {
    const x = at(before);
    before += width;
    return [id, x, at(before) - x];
  });
}
