import { BarChart, CustomChart, GaugeChart, LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type ECharts, type EChartsCoreOption, connect, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, CustomChart, GaugeChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** Charts on this page: one shared crosshair. */
const GROUP = "page";

/** Draws a chart into an element that is on the page, and keeps its size. */
export function drawChart(place: HTMLElement, option: EChartsCoreOption, withCrosshair: boolean): ECharts {
  const chart = init(place, undefined, { renderer: "svg" });
  chart.setOption({ animation: false, ...option });
  new ResizeObserver(() => {
    if (chart.getWidth() !== place.clientWidth || chart.getHeight() !== place.clientHeight) chart.resize();
  }).observe(place);
  if (withCrosshair) {
    chart.group = GROUP;
    connect(GROUP);
  }
  return chart;
}
