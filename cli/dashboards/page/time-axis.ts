import type { Theme } from "./theme";

/** The axis that all panels share. */
export const timeAxis = (from: number, to: number, theme: Theme) => ({
  type: "time" as const,
  min: from,
  max: to,
  splitNumber: 5,
  axisLabel: {
    color: theme.faint,
    fontSize: theme.size,
    hideOverlap: true,
    formatter: { month: "{d} {MMM}", day: "{d} {MMM}" },
  },
  axisLine: { lineStyle: { color: theme.line } },
  axisTick: { lineStyle: { color: theme.line } },
});

interface Pointed {
  readonly seriesId?: string;
  readonly seriesName?: string;
  readonly color?: string;
  readonly value: readonly [number, number | null];
}

/** Lines that the tooltip has room for. */
const MOST = 12;

/** All values of a moment, highest first. @param written the value of a line, by its place */
export const tooltipOf = (theme: Theme, written: (index: number, value: number) => string) => ({
  trigger: "axis" as const,
  confine: true,
  backgroundColor: theme.panel,
  borderColor: theme.line,
  textStyle: { color: theme.text, fontSize: theme.size },
  formatter: (pointed: readonly Pointed[]): HTMLElement => {
    const box = document.createElement("div");
    box.append(new Date(pointed[0]?.value[0] ?? 0).toLocaleString());
    const known = pointed.filter((it) => it.value[1] !== null && /^\d+$/.test(it.seriesId ?? ""));
    const sorted = [...known].sort((a, b) => b.value[1]! - a.value[1]!).slice(0, MOST);
    for (const { seriesId, seriesName = "", color, value } of sorted) {
      const line = document.createElement("div");
      const mark = document.createElement("span");
      mark.textContent = "▬ ";
      mark.style.color = color ?? "";
      line.append(mark, `${seriesName}  `, bold(written(Number(seriesId), Math.abs(value[1]!))));
      box.append(line);
    }
    return box;
  },
});

function bold(text: string): HTMLElement {
  const made = document.createElement("b");
  made.textContent = text;
  return made;
}
