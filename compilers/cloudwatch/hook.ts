import { alertName, type Plan } from "../../catalog/model";
import { HOOK_CODE } from "./hook-code";
import type { CloudwatchOptions } from "./options";
import { type Policy, policy } from "./policy";
import type { RoleDocument } from "./access";

/** A Lambda function that alarms call: it says the names of instances, and posts the message to an address of the user's own. */
export interface HookDocument {
  readonly name: string;
  readonly runtime: "nodejs22.x";
  readonly handler: "index.handler";
  /** Content by file name. */
  readonly files: Readonly<Record<string, string>>;
  readonly logGroup: string;
  readonly retentionInDays: number;
  readonly role: RoleDocument;
  readonly permission: {
    readonly principal: "lambda.alarms.cloudwatch.amazonaws.com";
    readonly sourceAccount: string;
    readonly sourceArn: string;
  };
}

/** The hook of a stack; none where the config names no address. */
export function compileHook(plan: Plan, options: CloudwatchOptions): HookDocument | undefined {
  const { hookParameter: parameter, account, region } = options;
  if (parameter === undefined) return undefined;
  const name = `aura-${plan.stack}-hook`;
  const logGroup = `/aws/lambda/${name}`;
  return {
    name,
    runtime: "nodejs22.x",
    handler: "index.handler",
    files: { "index.mjs": HOOK_CODE, "known.json": `${JSON.stringify({ parameter, ...known(plan) }, undefined, 1)}\n` },
    logGroup,
    retentionInDays: 30,
    role: {
      id: "hook",
      name,
      trust: policy({ Sid: "Hook", Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }),
      policy: permissions(options, parameter, logGroup),
    },
    permission: {
      principal: "lambda.alarms.cloudwatch.amazonaws.com",
      sourceAccount: account,
      sourceArn: `arn:aws:cloudwatch:${region}:${account}:alarm:aura-${plan.stack}-*`,
    },
  };
}

const permissions = ({ region, account }: CloudwatchOptions, parameter: string, logGroup: string): Policy =>
  policy(
    {
      Sid: "Log",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `arn:aws:logs:${region}:${account}:log-group:${logGroup}:*`,
    },
    { Sid: "ReadAddress", Effect: "Allow", Action: "ssm:GetParameter", Resource: `arn:aws:ssm:${region}:${account}:parameter${parameter}` },
  );

/** What messages say beside an alarm's own words. A name that changes changes this file, and no alarm. */
const known = (plan: Plan): object => ({
  instances: Object.fromEntries(
    plan.instances.map((it) => [it.id, { name: it.name, team: it.team, tier: it.tier, environment: it.environment }]),
  ),
  runbooks: Object.fromEntries(plan.alerts.map(({ id }) => [alertName(id), `${plan.links.runbooks}/${id}.md`])),
});
