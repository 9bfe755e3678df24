import { resolveProgram } from "../../../toolchain";
import { run } from "../../../toolchain/run";

/** Text by name, and a JSON document where the name says policy. */
type Attributes = Readonly<Record<string, string>>;

/** What an account holds beside alarms, as AWS's own SDK for Python reads it. */
export interface InAccount {
  /** Name and days. */
  readonly logGroups: Readonly<Record<string, number>>;
  /** Attributes by name. */
  readonly topics: Readonly<Record<string, Attributes>>;
  readonly subscriptions: readonly { readonly topic: string; readonly protocol: string; readonly endpoint: string }[];
  /** Who may be the role, and what it may do, by the names of its policies. */
  readonly roles: Readonly<Record<string, { readonly trust: PolicyRead; readonly policies: Readonly<Record<string, PolicyRead>> }>>;
  /** Policies of their own, by name. */
  readonly policies: Readonly<Record<string, PolicyRead>>;
  readonly functions: Readonly<Record<string, { readonly runtime: string; readonly role: string; readonly policy: PolicyRead }>>;
  readonly dashboards: Readonly<Record<string, unknown>>;
}

/** A policy, with each statement as AWS keeps it. */
export interface PolicyRead {
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

const READ = `
import json, sys, boto3
def of(service, url = sys.argv[1]):
    return boto3.client(service, endpoint_url=url, region_name="eu-west-1", aws_access_key_id="testing", aws_secret_access_key="testing")
def everything(client, operation, key, **more):
    return [it for page in client.get_paginator(operation).paginate(**more) for it in page[key]]
logs, sns, iam, functions, cloudwatch = map(of, ["logs", "sns", "iam", "lambda", "cloudwatch"])
last = lambda arn: arn.split(":")[-1]
print(json.dumps({
    "logGroups": {it["logGroupName"]: it.get("retentionInDays") for it in everything(logs, "describe_log_groups", "logGroups")},
    "topics": {last(it["TopicArn"]): sns.get_topic_attributes(TopicArn=it["TopicArn"])["Attributes"] for it in everything(sns, "list_topics", "Topics")},
    "subscriptions": [{"topic": last(it["TopicArn"]), "protocol": it["Protocol"], "endpoint": it["Endpoint"]} for it in everything(sns, "list_subscriptions", "Subscriptions")],
    "roles": {it["RoleName"]: {"trust": it["AssumeRolePolicyDocument"], "policies": {
        name: iam.get_role_policy(RoleName=it["RoleName"], PolicyName=name)["PolicyDocument"]
        for name in everything(iam, "list_role_policies", "PolicyNames", RoleName=it["RoleName"])
    }} for it in everything(iam, "list_roles", "Roles")},
    "policies": {it["PolicyName"]: iam.get_policy_version(PolicyArn=it["Arn"], VersionId=it["DefaultVersionId"])["PolicyVersion"]["Document"]
        for it in everything(iam, "list_policies", "Policies", Scope="Local")},
    "functions": {it["FunctionName"]: {"runtime": it["Runtime"], "role": it["Role"], "policy": json.loads(functions.get_policy(FunctionName=it["FunctionName"])["Policy"])}
        for it in everything(functions, "list_functions", "Functions")},
    "dashboards": {it["DashboardName"]: json.loads(cloudwatch.get_dashboard(DashboardName=it["DashboardName"])["DashboardBody"])
        for it in everything(cloudwatch, "list_dashboards", "DashboardEntries")},
}, default=str))`;

/** Reads everything but alarms. @param url where moto listens */
export async function readAccount(url: string): Promise<InAccount> {
  const { ok, output } = await run(await resolveProgram("moto-python"), ["-c", READ, url], { env: process.env });
  if (!ok) throw new Error(output);
  return JSON.parse(output) as InAccount;
}
