import type { Plan } from "../../catalog/model";
import { MAX_DATA } from "../../compilers/kubernetes/size";
import { LONGEST_IDENTITY } from "../../compilers/kubernetes/standalone";
import { prometheusConfigBytes } from "../compile-standalone";
import type { StandaloneConfig } from "../config/standalone";
import { parseBytes } from "../values/size";
import type { Draft } from "./draft";
import { type Foreign, reportForeign } from "./foreign";

/** Reports what standalone mode rules out elsewhere in the config. @param stack the stack's identity */
export function reportStandaloneMistakes(prometheus: StandaloneConfig, draft: Draft, stack: string): void {
  if (stack.length > LONGEST_IDENTITY)
    draft.report({
      path: "identity",
      value: stack,
      problem: `is too long for the names of StatefulSets, which have room for ${LONGEST_IDENTITY} characters of it`,
      fix: "set a shorter identity",
    });
  reportForeign(FOREIGN, "where this package runs the servers", draft);
  reportRoom(prometheus, draft);
  reportVersion(prometheus, draft);
  if (prometheus.ingress !== undefined) reportIngress(prometheus, prometheus.ingress, draft);
}

/** Reports endpoints whose scrape jobs are more than the ConfigMap holds that Prometheus reads them from. */
export function reportScrapeRoom(plan: Plan, { config, broken, report }: Draft): void {
  const { prometheus } = config;
  if (prometheus.kind !== "standalone" || broken.has("prometheus") || broken.has("aura")) return;
  const bytes = prometheusConfigBytes(plan, prometheus);
  if (bytes <= MAX_DATA) return;
  const [largest] = [...plan.projects].sort((a, b) => b.endpoints.length - a.endpoints.length);
  report({
    path: `aura.projects.${largest!.key}.endpoints`,
    value: config.aura.projects[largest!.key]!.endpoints,
    problem: `makes ${largest!.endpoints.length} endpoints: the scrape jobs of the stack are ${bytes} bytes, and a ConfigMap holds ${MAX_DATA}`,
    fix: "write endpoints: project, which is one for all of its instances, or divide the fleet into stacks",
  });
}

const FOREIGN: readonly Foreign[] = [
  [["watcher", "prometheus"], "remove it (null in the stack file): the servers are watched by jobs of this package"],
  [["watcher", "alertmanager"], "remove it (null in the stack file): the servers are watched by jobs of this package"],
  [["alertmanager", "mode"], "remove it: the configuration is the stack's own"],
  [["alertmanager", "peers"], "set prometheus.alertmanager.replicas"],
  [["alertmanager", "reload"], "remove it: a sidecar reloads"],
  [["rulesTo"], "remove it: the stack's own servers evaluate the rules; or run an agent (kind: files, mode: agent)"],
];

/** Percent of a volume that blocks may take: the write-ahead log and compactions need the rest (Prometheus' documentation: 80 to 85). */
const MOST = 85;

function reportRoom({ storage }: StandaloneConfig, { config, report }: Draft): void {
  const { size } = config.retention;
  if (size === undefined || bytes(size) <= (bytes(storage) * MOST) / 100) return;
  report({
    path: "retention.size",
    value: size,
    problem: `leaves less than ${100 - MOST} % of prometheus.storage, ${storage}, to the write-ahead log and to compactions`,
    fix: "lower it, or raise prometheus.storage",
  });
}

/** What the configurations are written for, and tried with. */
const OLDEST = { prometheus: [3, 15], alertmanager: [0, 31] } as const;

/** An image with a digest alone does not say its version. */
function reportVersion({ images }: StandaloneConfig, { report }: Draft): void {
  for (const kind of ["prometheus", "alertmanager"] as const) {
    const oldest = OLDEST[kind];
    const [, tag, major, minor] = /:(v?(\d+)\.(\d+)[^@]*)/.exec(images[kind]) ?? [];
    if (tag === undefined || Number(major) > oldest[0] || (Number(major) === oldest[0] && Number(minor) >= oldest[1])) continue;
    report({
      path: `prometheus.images.${kind}`,
      value: tag,
      problem: `is older than ${oldest.join(".")}, which the configuration is written for: it would refuse it, and not start`,
      fix: `take ${oldest.join(".")} or newer`,
    });
  }
}

function bytes(size: string): number {
  const parsed = parseBytes(size.replace(/B$/, "iB"));
  return "value" in parsed ? parsed.value : 0;
}

function reportIngress({ network }: StandaloneConfig, ingress: NonNullable<StandaloneConfig["ingress"]>, { report }: Draft): void {
  const { prometheus, alertmanager, authentication, annotations } = ingress;
  if (prometheus !== undefined && prometheus === alertmanager)
    report({
      path: "prometheus.ingress.alertmanager",
      value: alertmanager,
      problem: "is Prometheus' host, too",
      fix: "give each server a host of its own",
    });
  if (authentication.kind === "controller" && Object.keys(annotations).length === 0)
    report({
      path: "prometheus.ingress.annotations",
      problem: "is empty, so nothing would make the controller ask who somebody is",
      fix: "add what your controller needs for it, or write authentication: { kind: basic, secret: <Secret> }",
    });
  if (network.readers.length === 0)
    report({
      path: "prometheus.network.readers",
      problem: "names no namespace, so the ingress controller could not reach the servers",
      fix: "add the controller's, as [ingress-nginx]",
    });
}
