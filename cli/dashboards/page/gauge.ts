import type { EChartsCoreOption } from "echarts/core";
import type { GaugesDrawing } from "../views/view";
import { formatValue } from "./format";
import type { Theme } from "./theme";

/** Shares of something now, on arcs that the thresholds colour. */
export function gaugeOption({ gauges, min, max, steps }: GaugesDrawing, theme: Theme): EChartsCoreOption {
  const share = (value: number): number => Math.min(1, Math.max(0, (value - min) / (max - min)));
  const ends = steps.map(({ color }, index) => [share(steps[index + 1]?.value ?? max), color]);
  const arc = {
    type: "gauge" as const,
    min,
    max,
    startAngle: 205,
    endAngle: -25,
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: { show: false },
  };
  return {
    series: gauges.flatMap((gauge, index) => {
      const center = [`${((index + 0.5) / gauges.length) * 100}%`, "66%"];
      const value = gauge.number ?? min;
      return [
        {
          ...arc,
          center,
          radius: "122%",
          axisLine: { lineStyle: { width: 4, color: ends } },
          pointer: { show: false },
          detail: { show: false },
          data: [],
        },
        {
          ...arc,
          center,
          radius: "111%",
          axisLine: { lineStyle: { width: 13, color: [[1, theme.line]] } },
          progress: { show: true, width: 13, itemStyle: { color: gauge.color ?? theme.text } },
          pointer: { show: false },
          detail: {
            offsetCenter: [0, "0%"],
            formatter: () => formatValue(gauge),
            color: theme.text,
            fontSize: theme.size * 1.75,
            fontWeight: 600,
            fontFamily: theme.font,
          },
          data: [{ value }],
        },
      ];
    }),
  };
}
