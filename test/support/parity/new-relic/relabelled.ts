import type { PlannedRelabel } from "../../../../catalog/model";

type Labels = Readonly<Record<string, string>>;

/**
 * What relabelling makes of labels: anchored regular expressions over values joined by `;`.
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 *
 * @returns undefined when the series is dropped
 */
export function relabelled(steps: readonly PlannedRelabel[], labels: Labels): Labels | undefined {
  let now: Labels = labels;
  for (const { source_labels, regex, action, target_label, replacement = "$1" } of steps) {
    const match = new RegExp(`^(?:${regex})$`).exec(source_labels.map((it) => now[it] ?? "").join(";"));
    if ((action === "keep" && match === null) || (action === "drop" && match !== null)) return undefined;
    if (action !== undefined || match === null) continue;
    const value = replacement.replace(/\$(\$|\d)/g, (_text, group: string) => (group === "$" ? "$" : (match[Number(group)] ?? "")));
    now = { ...now, [target_label!]: value };
  }
  return now;
}
