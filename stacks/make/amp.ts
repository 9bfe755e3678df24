import type * as pulumi from "@pulumi/pulumi";

import type * as ampTarget from "../../components/amp-target";
import { load } from "../../components/load";
import type { CompiledAmp } from "../compile";

/** Gives a workspace of Amazon Managed Service for Prometheus the stack's rules. */
export function makeAmp(name: string, amp: CompiledAmp, parent: pulumi.Resource): void {
  const { AmpTarget } = load(() => require("../../components/amp-target") as typeof ampTarget, "rulesTo.kind: amp");
  new AmpTarget(name, amp, { parent });
}
