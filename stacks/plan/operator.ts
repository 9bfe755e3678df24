import { FEATURES, isAtLeast, OLDEST, UTC } from "../../compilers/kubernetes/operator";
import type { StackConfig } from "../config";
import type { OperatorConfig } from "../config/operator";
import { isMap, valueAt } from "../mistakes/path-text";
import { byName, type Draft } from "./draft";
import { secretReferences } from "./secret-names";

/** Labels that say whose an object is. */
const RESERVED = /^app\.kubernetes\.io\/(name|instance|managed-by)$/;

/** Reports what a choice of target rules out elsewhere in the config. */
export function reportTargetMistakes(draft: Draft): void {
  const { prometheus } = draft.config;
  if (draft.broken.has("prometheus")) return;
  reportSecretPlaces(draft, prometheus.kind);
  if (prometheus.kind === "operator") {
    reportVersion(prometheus, draft);
    reportLabels(prometheus, draft);
    reportForeign(draft);
    reportKeys(draft);
    if (prometheus.alertmanager.kind === "config") reportUnsayable(draft);
  }
}

function reportSecretPlaces({ config, report }: Draft, target: "files" | "operator"): void {
  for (const { path, to } of secretReferences(config).filter(({ reader }) => reader === "server")) {
    if (target === "files" && to.kind === "kubernetes")
      report({ path, problem: "is a Secret of a cluster, and prometheus.kind is files", fix: "name the secret, or write { file }" });
    if (target === "operator" && to.kind === "file")
      report({
        path,
        value: to.path,
        problem: "is a file, and objects of a cluster read Secrets",
        fix: "write { kubernetesSecret: { name, key } }",
      });
  }
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
const FOREIGN: readonly (readonly [path: readonly [string, ...string[]], fix: string])[] = [
  [["alertmanager", "mode"], "remove it; prometheus.alertmanager says how the cluster's Alertmanager learns of routes"],
  [["alertmanager", "peers"], "remove it; the Prometheus object finds its Alertmanagers by itself"],
  [["alertmanager", "reload"], "remove it; the operator reloads"],
  [["remoteWrite"], "set spec.remoteWrite of the Prometheus object"],
];

function reportForeign({ document, report }: Draft): void {
  for (const [path, fix] of FOREIGN) {
    const given = valueAt(document, path);
    if (given === undefined || (isMap(given) && Object.keys(given).length === 0)) continue;
    report({ path: path.join("."), problem: "has no effect where an operator runs the servers", fix });
  }
}

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
