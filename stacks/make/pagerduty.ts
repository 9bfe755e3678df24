import type * as pulumi from "@pulumi/pulumi";

import { load } from "../../components/load";
import type * as pagerDutyComponent from "../../components/pagerduty";
import type { CompiledStack } from "../compile";
import type { AuraMonitoringArgs } from "../monitoring";

/** Services in PagerDuty. @returns the secrets of the program, and the integration keys */
export function withPagerDuty(name: string, compiled: CompiledStack, secrets: AuraMonitoringArgs["secrets"], parent: pulumi.Resource) {
  if (compiled.pagerduty === undefined) return secrets;
  const { token, ...args } = compiled.pagerduty;
  const { PagerDuty } = load(() => require("../../components/pagerduty") as typeof pagerDutyComponent, "pagerduty");
  return { ...secrets, ...new PagerDuty(`${name}-pagerduty`, { ...args, token: secrets[token]! }, { parent }).keys };
}
