import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { LogGroupDocument } from "../../compilers/cloudwatch";

/** The group of logs that a collector of classic metrics writes to, to depend on; nothing where it writes none. */
export const createMetricLogs = (
  name: string,
  region: string,
  logs: LogGroupDocument | undefined,
  parent: pulumi.Resource,
): readonly aws.cloudwatch.LogGroup[] => (logs === undefined ? [] : [new aws.cloudwatch.LogGroup(name, { region, ...logs }, { parent })]);
