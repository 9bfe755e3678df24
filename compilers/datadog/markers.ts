import { type Panel, severitiesOf, type Severity } from "../../catalog/model";

const COLOR: Readonly<Record<Severity, string>> = {
  emergency: "error bold",
  critical: "error dashed",
  warning: "warning dashed",
  info: "info dashed",
};

/** Lines where the alerts of a panel begin. */
export const markers = ({ alerts }: Panel): readonly object[] =>
  alerts.flatMap(({ when, title }) =>
    severitiesOf(when.levels).map((severity) => ({
      value: `y = ${when.levels[severity]!.value}`,
      display_type: COLOR[severity],
      label: `${title}: ${severity}`,
    })),
  );
