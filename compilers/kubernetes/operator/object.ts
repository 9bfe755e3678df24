import { ownLabels } from "../labels";
import type { KubernetesObject } from "../manifest";
import type { OperatorOptions } from "./options";

/** The metadata of one of the stack's objects. @param labels what a selector asks for */
export const metadata = (
  stack: string,
  name: string,
  { namespace }: OperatorOptions,
  labels: Readonly<Record<string, string>> = {},
): KubernetesObject["metadata"] => ({ name, namespace, labels: { ...labels, ...ownLabels(stack) } });
