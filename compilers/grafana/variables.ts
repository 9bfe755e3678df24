import {
  type DatasourceVariableBuilder,
  QueryVariableBuilder,
  DatasourceVariableBuilder as DataSource,
  VariableHide,
  VariableRefresh,
  VariableSort,
} from "@grafana/grafana-foundation-sdk/dashboard";
import type { Variable } from "../../catalog/model";
import { pageContext } from "./context";
import { DATA_SOURCE, type Page } from "./page";
import { queryPromql } from "./query";

/** What a reader chooses at the top: the data source first, then from wide to narrow. */
export const pageVariables = (page: Page): readonly (DatasourceVariableBuilder | QueryVariableBuilder)[] => [
  new DataSource("datasource").label("Data source").type("prometheus").hide(VariableHide.DontHide),
  ...page.dashboard.variables.map((variable, index) => queryVariable(variable, page.dashboard.variables.slice(0, index), page)),
];

function queryVariable(variable: Variable, before: readonly Variable[], page: Page): QueryVariableBuilder {
  const many = variable.pick === "many";
  const builder = new QueryVariableBuilder(variable.id)
    .label(variable.title)
    .datasource(DATA_SOURCE)
    .query(variableQuery(variable, before, page))
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalCaseInsensitiveAsc)
    .multi(many)
    .includeAll(many)
    .regex(variable.kind === "labels" ? labelRegex(variable) : "");
  if (!many) return builder;
  if (isOptional(variable)) builder.allValue(".*");
  return builder.current({ text: "All", value: "$__all" });
}

/** Not every instance has such a label, and "all" must not leave out those without. */
const isOptional = ({ id }: Variable): boolean => id === "environment" || id === "team" || id === "tier";

/** What Grafana asks for the values of a variable. It offers only what fits the choices before it. */
export function variableQuery(variable: Variable, before: readonly Variable[], page: Page): string {
  if (variable.kind === "jobs") return `label_values(${variable.id}_build_info, job)`;
  return `query_result(${queryPromql(variable.of, { ...page, context: pageContext(page.plan, before) })})`;
}

/** Grafana applies it to the text of each series, whose labels are in the order of the alphabet. */
export function labelRegex({ value, text = value }: Extract<Variable, { readonly kind: "labels" }>): string {
  const values = [{ label: value, group: "value" }, ...(text === value ? [] : [{ label: text, group: "text" }])];
  const inOrder = values.sort((a, b) => (a.label < b.label ? -1 : 1)).map(({ label, group }) => `[{,]${label}="(?<${group}>[^"]+)"`);
  return `/${inOrder.join(".*")}/`;
}
