import { FEATURES, isAtLeast, OLDEST, UTC } from "../../compilers/kubernetes/operator";
import type { StackConfig } from "../config";
import type { OperatorConfig } from "../config/operator";
import { byName, type Draft } from "./draft";
import { type Foreign, reportForeign } from "./foreign";
import { reportOperatorRemoteWrite } from "./operator-remote-write";

/** Labels that say whose an object is. */
const RESERVED = /^app\.kubernetes\.io\/(name|instance|managed-by)$/;

/** Reports what operator mode rules out elsewhere in the config. */
export function reportOperatorMistakes(prometheus: OperatorConfig, draft: Draft): void {
  reportVersion(prometheus, draft);
  reportLabels(prometheus, draft);
  reportForeign(FOREIGN, "where an operator runs the servers", draft);
  reportOperatorRemoteWrite(draft);
  reportKeys(draft);
  if (draft.config.rulesTo !== undefined) reportForeign(RULED, "where a ruler evaluates the rules", draft);
  else if (prometheus.alertmanager.kind === "config") reportUnsayable(draft);
}

function reportVersion({ operatorVersion }: OperatorConfig, { report }: Draft): void {
  if (isAtLeast(operatorVersion, OLDEST)) return;
  report({
    path: "prometheus.operatorVersion",
    value: operatorVersion,
    problem: `has no OAuth2 for ScrapeConfigs; that came with ${FEATURES["ScrapeConfig.oauth2"]}`,
    fix: "upgrade the operator and its CRDs",
  });
}

function reportLabels({ release, labels, alertmanager }: OperatorConfig, { report }: Draft): void {
  if (release !== undefined && labels.release !== undefined && labels.release !== release)
    report({
      path: "prometheus.labels.release",
      value: labels.release,
      problem: `contradicts prometheus.release, ${release}`,
      fix: "keep one of them",
    });
  const own = Object.keys(labels).map((it) => `prometheus.labels.${it}`);
  const more = alertmanager.kind === "config" ? Object.keys(alertmanager.labels).map((it) => `prometheus.alertmanager.labels.${it}`) : [];
  for (const path of [...own, ...more].filter((it) => RESERVED.test(it.replace(/^prometheus\.(alertmanager\.)?labels\./, ""))))
    report({ path, problem: "is a label that is set by the package itself", fix: "choose another name" });
}

/** What is a matter of the Prometheus and Alertmanager objects, which are not the stack's. */
const FOREIGN: readonly Foreign[] = [
  [["alertmanager", "mode"], "remove it; prometheus.alertmanager says how the cluster's Alertmanager learns of routes"],
  [["alertmanager", "peers"], "remove it; the Prometheus object finds its Alertmanagers by itself"],
  [["alertmanager", "reload"], "remove it; the operator reloads"],
];

/** What is a matter of the Alertmanager of `rulesTo`. */
const RULED: readonly Foreign[] = [[["prometheus", "alertmanager"], "remove it; the Alertmanager of rulesTo tells people"]];

/** Names in the config that become parts of names of objects, which are stricter. */
function reportKeys({ config, report }: Draft): void {
  for (const [key] of byName(config.aura.projects).filter(([key]) => key.includes("_")))
    report({
      path: `aura.projects.${key}`,
      problem: "becomes the name of a ScrapeConfig, and such names have no underscore",
      fix: `call it ${key.replaceAll("_", "-")}`,
    });
}

/** What AlertmanagerConfig v1alpha1 has no field for. */
function reportUnsayable({ config, report }: Draft): void {
  const fix = "write prometheus.alertmanager: { kind: secret }";
  for (const [name, it] of byName(config.contacts))
    if (it.kind === "slack" && it.appToken !== undefined)
      report({
        path: `contacts.${name}.appToken`,
        problem: "AlertmanagerConfig v1alpha1 has no app tokens",
        fix: `name a webhook, or ${fix}`,
      });
  const zones = (path: string, zone: string): void => {
    if (!UTC.includes(zone))
      report({ path, value: zone, problem: "AlertmanagerConfig v1alpha1 knows only UTC", fix: `say it in UTC (timeZone: UTC), or ${fix}` });
  };
  const used = usedCalendars(config);
  for (const [name, it] of byName(config.calendars).filter(([name]) => used.has(name))) zones(`calendars.${name}.timeZone`, it.timeZone);
  config.maintenance.forEach((it, at) => zones(`maintenance[${at}].timeZone`, it.timeZone));
}

/** Calendars that are shared and used by nobody are not written. */
function usedCalendars({ routes, aura }: StackConfig): ReadonlySet<string | undefined> {
  const ofRoutes = routes.flatMap((it) => (it.heartbeat === true ? [] : [it.quietDuring, it.activeDuring]));
  const ofInstances = Object.values(aura.projects).flatMap(({ instances }) => Object.values(instances).map((it) => it.pausedDuring));
  return new Set([...ofRoutes, ...ofInstances]);
}
