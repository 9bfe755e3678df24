import type { Builder, Dataquery } from "@grafana/grafana-foundation-sdk/cog";
import { AnnotationQueryBuilder, AnnotationTargetBuilder } from "@grafana/grafana-foundation-sdk/dashboard";
import { askedTags, type Mark, toDuration, unreachable } from "../../catalog/model";
import { alertSeries } from "./alert-queries";
import { NEUTRAL, SERIES, SEVERITY } from "./colors";
import { DATA_SOURCE, type Page } from "./page";
import { queryPromql } from "./query";

/** What Grafana keeps itself. */
const NOTES = { type: "grafana", uid: "-- Grafana --" } as const;

/** A mark on the time axis. Those that are read from Grafana itself ask for their tag. */
export function annotation(mark: Mark, page: Page): AnnotationQueryBuilder {
  const builder = new AnnotationQueryBuilder()
    .name(mark.title)
    .enable(mark.isOff !== true)
    .hide(false);
  switch (mark.kind) {
    case "alerts":
      return builder
        .datasource(DATA_SOURCE)
        .iconColor(SEVERITY.critical)
        .expr(markPromql(mark, page))
        .step(toDuration(Math.max(60, page.plan.interval)))
        .titleFormat("{{alertname}}")
        .textFormat("{{severity}} {{instance_id}} {{database}}")
        .tagKeys("severity,team");
    case "query":
      return builder
        .datasource(DATA_SOURCE)
        .iconColor(SERIES[0])
        .expr(markPromql(mark, page))
        .step(toDuration(Math.max(60, page.plan.interval)))
        .titleFormat(mark.title)
        .textFormat(mark.says)
        .tagKeys("instance_id");
    case "noted":
      return builder.datasource(NOTES).iconColor(NEUTRAL).target(noted(mark.tag));
    default:
      return unreachable(mark);
  }
}

/** The builder's type admits queries of plugins only; Grafana's own annotations are asked for with a target of this kind. */
const noted = (tag: string): Builder<Dataquery> =>
  new AnnotationTargetBuilder()
    .type("tags")
    .tags([...askedTags(tag)])
    .matchAny(false)
    .limit(100) as unknown as Builder<Dataquery>;

/** The query of a mark that Prometheus answers. */
export const markPromql = (mark: Exclude<Mark, { readonly kind: "noted" }>, page: Page): string =>
  mark.kind === "alerts" ? alertSeries("ALERTS", page, ['alertstate="firing"']) : `${queryPromql(mark.query, page)} > 0`;
