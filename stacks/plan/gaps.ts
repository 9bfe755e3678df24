import type { Plan, Severity } from "../../catalog/model";
import type { Gap } from "../../compilers/compiled";
import { VENDORS, type Vendor } from "../vendors";
import type { Draft } from "./draft";
import { findAlert } from "./overrides";

const URGENT: readonly Severity[] = ["critical", "emergency"];

/** Reports urgent alerts that a chosen vendor cannot say and that nobody accepted, and acceptances that are not needed. */
export function reportGaps(plan: Plan, draft: Draft, vendors: readonly Vendor[] = VENDORS): void {
  for (const vendor of vendors) {
    const accepted = acceptedBy(vendor, draft);
    if (accepted === undefined || draft.broken.has("aura") || draft.broken.has("alerts")) continue;
    const gaps = vendor.gaps(plan, draft.config);
    reportNeedless(vendor, accepted, gaps, draft);
    for (const { alert, reason } of gaps.filter((it) => isUrgent(it, plan) && !accepted.includes(it.alert))) {
      draft.report({
        path: `${vendor.section}.acceptGaps`,
        problem: `${alert} is critical, and ${vendor.title} cannot say it: ${reason}`,
        fix: `add ${alert}, if it is enough that Prometheus or somebody else watches for it`,
      });
    }
  }
}

/** What a stack does without at a vendor; undefined where the vendor is not switched on, or its section is broken. */
function acceptedBy({ section }: Vendor, { config, broken }: Draft): readonly string[] | undefined {
  const chosen = (config as Readonly<Record<string, unknown>>)[section] as { readonly acceptGaps?: readonly string[] } | undefined;
  return chosen === undefined || broken.has(section) ? undefined : (chosen.acceptGaps ?? []);
}

function reportNeedless({ section, title }: Vendor, accepted: readonly string[], gaps: readonly Gap[], draft: Draft): void {
  accepted.forEach((id, at) => {
    const path = `${section}.acceptGaps[${at}]`;
    const alert = findAlert(id, path, draft, id);
    if (alert === undefined || gaps.some((it) => it.alert === id)) return;
    draft.report({ path, value: id, problem: `is no gap: ${title} says it, or it is off in this stack`, fix: "remove it" });
  });
}

const isUrgent = ({ alert: id }: Gap, { alerts }: Plan): boolean =>
  alerts.some((it) => it.id === id && it.on.some((severity) => URGENT.includes(severity)));
