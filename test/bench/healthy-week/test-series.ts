/** One input series of promtool: values at every step. */
export interface TestSeries {
  readonly series: string;
  readonly values: string;
}

type Labels = Readonly<Record<string, string>>;

/** `name{labels}` as promtool reads it. */
export const seriesName = (name: string, labels: Labels): string =>
  `${name}{${Object.entries(labels)
    .map(([label, value]) => `${label}="${value}"`)
    .join(",")}}`;

/** The same value at each step. */
export const constant = (name: string, labels: Labels, value: number, steps: number): TestSeries => ({
  series: seriesName(name, labels),
  values: `${value}x${steps}`,
});
