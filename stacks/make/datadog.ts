import * as pulumi from "@pulumi/pulumi";

import type * as datadogComponent from "../../components/datadog";
import { FileSet } from "../../components/file-set";
import { load } from "../../components/load";
import type { CompiledDatadog } from "../compile";

/** What there is to know of a Datadog Agent afterwards. */
export interface MadeDatadog {
  /** The folder of the file for an Agent on this machine. */
  readonly paths?: pulumi.Output<Record<string, string>>;
  /** Documents for an Agent elsewhere, by file name. */
  readonly documents?: Readonly<Record<string, string>>;
}

/** The same alerts in Datadog, and the configuration of an Agent's check. */
export function makeDatadog(
  name: string,
  stack: string,
  { keys, agent, files, customMetrics, unmissed, ...documents }: CompiledDatadog,
  secrets: Readonly<Record<string, pulumi.Input<string>>>,
  parent: pulumi.Resource,
): MadeDatadog {
  void pulumi.log.info(`Datadog: ${customMetrics} custom metrics are expected, and ${documents.monitors.length} monitors`, parent);
  if (unmissed.length > 0)
    void pulumi.log.warn(`Datadog does not miss ${unmissed.join(", ")}: they may be paused at times, which it is not told`, parent);
  const { Datadog } = load(() => require("../../components/datadog") as typeof datadogComponent, "datadog");
  new Datadog(name, { ...documents, stack, apiKey: secrets[keys.api]!, appKey: secrets[keys.app]! }, { parent });
  if (files === undefined) return { documents: { [agent.file]: agent.text } };
  const { id, checks, ...set } = files.set;
  const file = new FileSet(`${name}-${id}`, { ...set, directory: files.directory, checks: [...checks] }, { parent });
  return { paths: pulumi.output({ [id]: file.path }) };
}
