/** How far a shade is from its colour, in turns lighter and darker. */
const STEP = 0.28;
const MOST = 0.72;

/** The colour of one of several lines of the same query: the first has the colour itself, the others are lighter or darker. */
export function shade(color: string, index: number): string {
  if (index === 0) return color;
  const amount = Math.min(MOST, STEP * Math.ceil(index / 2));
  const towards = index % 2 === 1 ? 255 : 0;
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `#${parts
    .map((it) =>
      Math.round(it + (towards - it) * amount)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
