import type { StandaloneOptions } from "./options";
import { labelsOf, selectorOf, serverName, type ServerKind } from "./server";

/** User and group `nobody` of the images. */
const NOBODY = 65_534;

/** The group alone may read secrets: the kubelet gives it the files, and they stay root's. */
export const SECRET_MODE = 0o440;

/** What the standard "restricted" asks of a container, and a root file system that nobody writes to. */
export const CONTAINER_SECURITY = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  readOnlyRootFilesystem: true,
} as const;

const POD_SECURITY = {
  runAsNonRoot: true,
  runAsUser: NOBODY,
  runAsGroup: NOBODY,
  fsGroup: NOBODY,
  fsGroupChangePolicy: "OnRootMismatch",
  seccompProfile: { type: "RuntimeDefault" },
} as const;

/** The template of a server's pods. @param grace seconds that it has to end by itself */
export function podTemplate(
  stack: string,
  kind: ServerKind,
  { pullSecrets, placement }: StandaloneOptions,
  { containers, volumes, grace }: { readonly containers: readonly object[]; readonly volumes: readonly object[]; readonly grace: number },
): object {
  const { nodeSelector, tolerations, priorityClass } = placement;
  return {
    metadata: { labels: labelsOf(stack, kind) },
    spec: {
      serviceAccountName: serverName(stack, kind),
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: grace,
      securityContext: POD_SECURITY,
      topologySpreadConstraints: spread(stack, kind),
      containers,
      volumes,
      ...(pullSecrets.length > 0 && { imagePullSecrets: pullSecrets.map((name) => ({ name })) }),
      ...(Object.keys(nodeSelector).length > 0 && { nodeSelector }),
      ...(tolerations.length > 0 && { tolerations }),
      ...(priorityClass !== undefined && { priorityClassName: priorityClass }),
    },
  };
}

/** Never two on a node, unless there are fewer nodes than pods; over zones where volumes and room allow it. */
const spread = (stack: string, kind: ServerKind): readonly object[] =>
  (
    [
      ["kubernetes.io/hostname", "DoNotSchedule"],
      ["topology.kubernetes.io/zone", "ScheduleAnyway"],
    ] as const
  ).map(([topologyKey, whenUnsatisfiable]) => ({
    topologyKey,
    whenUnsatisfiable,
    maxSkew: 1,
    // Nodes that take no pods, as those of the control plane or one that is drained, do not count as empty.
    nodeTaintsPolicy: "Honor",
    labelSelector: { matchLabels: selectorOf(stack, kind) },
  }));
