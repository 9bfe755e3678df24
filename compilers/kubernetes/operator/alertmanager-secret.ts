import type { Plan } from "../../../catalog/model";
import type { AlertmanagerDocuments } from "../../alertmanager";
import type { KubernetesObject, Manifest } from "../manifest";
import { secretPlace } from "../secret-place";
import { metadata } from "./object";
import type { OperatorOptions } from "./options";

/** Where the operator mounts the other keys of the configuration's Secret (pkg/alertmanager/statefulset.go). */
const CONFIG = "/etc/alertmanager/config";

/** The file of a secret in an Alertmanager whose `spec.secrets` names its Secret. */
export const mountedSecret =
  (namedIn: string) =>
  (secret: string): string => {
    const { name, key } = secretPlace(secret, namedIn);
    return `/etc/alertmanager/secrets/${name}/${key}`;
  };

const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/**
 * The whole configuration of an Alertmanager that is the stack's alone, as the Secret that its `configSecret` names. It holds no secret:
 * those are files from Secrets that its `secrets` names.
 *
 * @param render the configuration as text
 */
export function alertmanagerSecret(
  plan: Plan,
  { config, templates }: AlertmanagerDocuments,
  render: (config: object) => string,
  name: string,
  options: OperatorOptions,
): Manifest<KubernetesObject> {
  const files = Object.fromEntries(Object.entries(templates).map(([path, text]) => [baseName(path), text]));
  return {
    id: "alertmanager-config",
    object: {
      apiVersion: "v1",
      kind: "Secret",
      metadata: metadata(plan.stack, name, options),
      type: "Opaque",
      stringData: { "alertmanager.yaml": render({ ...config, templates: Object.keys(files).map((it) => `${CONFIG}/${it}`) }), ...files },
    },
  };
}
