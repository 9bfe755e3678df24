import type * as pulumi from "@pulumi/pulumi";

import { load } from "../../components/load";
import type * as newRelicComponent from "../../components/new-relic";
import type { CompiledNewRelic, CompiledStack } from "../compile";
import type { AuraMonitoringArgs } from "../monitoring";

/** The same alerts in New Relic. */
export function makeNewRelic(
  name: string,
  { userKey, ...documents }: CompiledNewRelic,
  secrets: AuraMonitoringArgs["secrets"],
  parent: pulumi.Resource,
) {
  const { NewRelic } = load(() => require("../../components/new-relic") as typeof newRelicComponent, "newRelic");
  new NewRelic(`${name}-new-relic`, { ...documents, userKey: secrets[userKey]!, secrets }, { parent });
}

/** What a Prometheus that is not the stack's own needs to write to New Relic. */
export const toAdd = ({ newRelic }: CompiledStack): Readonly<Record<string, string>> =>
  newRelic?.remoteWrite === undefined ? {} : { "new-relic-remote-write.yaml": newRelic.remoteWrite };
