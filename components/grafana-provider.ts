import * as grafana from "@pulumiverse/grafana";
import * as pulumi from "@pulumi/pulumi";

/** As whom Grafana is asked. */
export type GrafanaAuth =
  /** A service account token; it belongs to one organisation. */
  | { readonly kind: "token"; readonly token: pulumi.Input<string> }
  | { readonly kind: "user"; readonly name: string; readonly password: pulumi.Input<string> };

/** Which Grafana is meant. */
export interface GrafanaAccess {
  /** As this machine reaches it. */
  readonly url: string;
  readonly auth: GrafanaAuth;
  /** Number of the organisation, only with a user. @default the user's own */
  readonly orgId?: number;
}

/** The provider of a Grafana. Its credentials are secret for the engine, whatever they were given as. */
export const grafanaProvider = (name: string, { url, auth, orgId }: GrafanaAccess, parent: pulumi.Resource): grafana.Provider =>
  new grafana.Provider(
    name,
    {
      url,
      auth: pulumi.secret(auth.kind === "token" ? auth.token : pulumi.interpolate`${auth.name}:${auth.password}`),
      ...(orgId !== undefined && { orgId }),
    },
    { parent },
  );
