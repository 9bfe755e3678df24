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

/** Colours for ten lines that nobody gave one. Six after Okabe and Ito, "Color Universal Design" (2008), and four of Paul Tol's that differ from them. */
const PALETTE = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#332288", "#999933", "#882255", "#8E8E8E"] as const;
export const paletteColor = (index: number): string => PALETTE[index % PALETTE.length]!;
