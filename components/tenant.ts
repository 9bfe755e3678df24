import * as pulumi from "@pulumi/pulumi";

/** Which tenant of which service is meant. */
export interface TenantArgs {
  /** Address of the service, without a path. */
  readonly url: string;
  readonly path: string;
  /** @default the service has no tenants, or knows them by their credentials */
  readonly tenant?: string;
  /** @default requests prove nothing */
  readonly auth?: TenantAuth;
}

/** Proof of who asks. */
export type TenantAuth =
  | { readonly kind: "basic"; readonly username: string; readonly password: pulumi.Input<string> }
  | { readonly kind: "bearer"; readonly token: pulumi.Input<string> };

/** The same for a provider: passwords and tokens are secret, whoever hands them over. */
export const tenantInputs = ({ url, path, tenant, auth }: TenantArgs): pulumi.Inputs => ({
  url,
  path,
  ...(tenant !== undefined && { tenant }),
  ...(auth !== undefined && { auth: secretAuth(auth) }),
});

const secretAuth = (auth: TenantAuth): pulumi.Inputs =>
  auth.kind === "basic" ? { ...auth, password: pulumi.secret(auth.password) } : { ...auth, token: pulumi.secret(auth.token) };
