import type * as pulumi from "@pulumi/pulumi";

import type { GrafanaTargetArgs } from "../../components/grafana-target";
import type { CompiledGrafanaApi } from "../compile";

/** What Grafana's API is asked for, with the values of the secrets that it names. */
export function withValues(
  { auth, dataSource, ...documents }: CompiledGrafanaApi,
  secrets: Readonly<Record<string, pulumi.Input<string>>>,
): GrafanaTargetArgs {
  const valueOf = (name: string): pulumi.Input<string> => secrets[name]!;
  const source = dataSource && signedSource(dataSource, valueOf);
  return {
    ...documents,
    auth: auth.kind === "token" ? { ...auth, token: valueOf(auth.token) } : { ...auth, password: valueOf(auth.password) },
    ...(source && { dataSource: source }),
  };
}

function signedSource(
  { auth, ...source }: NonNullable<CompiledGrafanaApi["dataSource"]>,
  valueOf: (name: string) => pulumi.Input<string>,
): NonNullable<GrafanaTargetArgs["dataSource"]> {
  switch (auth?.kind) {
    case undefined:
      return source;
    case "basic":
      return { ...source, auth: { ...auth, password: valueOf(auth.password) } };
    case "bearer":
      return { ...source, auth: { ...auth, token: valueOf(auth.token) } };
  }
}
