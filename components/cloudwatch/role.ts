import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { RoleDocument } from "../../compilers/cloudwatch";

/** A role with its one policy. */
export function createRole(name: string, { name: roleName, trust, policy }: RoleDocument, parent: pulumi.Resource): aws.iam.Role {
  const role = new aws.iam.Role(name, { name: roleName, assumeRolePolicy: JSON.stringify(trust) }, { parent });
  if (policy !== undefined)
    new aws.iam.RolePolicy(`${name}-policy`, { role: role.id, name: roleName, policy: JSON.stringify(policy) }, { parent });
  return role;
}
