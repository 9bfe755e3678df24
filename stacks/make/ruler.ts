import type * as pulumi from "@pulumi/pulumi";

import { RulerTarget, type RulerTargetArgs } from "../../components/ruler-target";
import type { TenantArgs } from "../../components/tenant";
import type { CompiledRuler, TenantService } from "../compile";

type Secrets = Readonly<Record<string, pulumi.Input<string>>>;

/** Gives a ruler the stack's rules, and its Alertmanager what it is to do. @param secrets value of each secret that the config names */
export function makeRuler(name: string, ruler: CompiledRuler, secrets: Secrets, parent: pulumi.Resource): void {
  const { service, namespace, groups, alertmanager } = ruler;
  const args: RulerTargetArgs = {
    rules: { ...withCredentials(service, secrets), namespace, groups },
    ...(alertmanager !== undefined && {
      alertmanager: {
        ...withCredentials(alertmanager.service, secrets),
        owner: alertmanager.owner,
        config: alertmanager.config,
        templates: alertmanager.templates,
        secrets: Object.fromEntries(alertmanager.secrets.map((it) => [it, secrets[it]!])),
      },
    }),
  };
  new RulerTarget(name, args, { parent });
}

/** A service with values in place of the names of secrets. */
function withCredentials({ auth, ...service }: TenantService, secrets: Secrets): TenantArgs {
  if (auth === undefined) return service;
  if (auth.kind === "basic") return { ...service, auth: { ...auth, password: secrets[auth.password]! } };
  return { ...service, auth: { ...auth, token: secrets[auth.token]! } };
}
