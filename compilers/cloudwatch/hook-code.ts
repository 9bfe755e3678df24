/** The hook's program, as Lambda runs it: JavaScript without packages but AWS's own. */
export const HOOK_CODE = `import known from './known.json' with { type: 'json' };

/** What is wrong with whom, in words, from the event that an alarm sends. */
export function messageOf({ alarmData = {}, region, time }) {
  const { alarmName, state = {}, configuration = {}, alarmContributor = {} } = alarmData;
  const attributes = alarmContributor.contributorAttributes ?? alarmContributor.attributes ?? {};
  const instance = known.instances[attributes.instance_id];
  const [title = alarmName] = (configuration.description ?? "").split("\\n");
  const alert = /^(\\w+) \\(/.exec(title)?.[1];
  return {
    alarm: alarmName,
    state: state.value,
    title,
    reason: state.reason,
    instance: instance?.name ?? attributes.instance_id,
    instanceId: attributes.instance_id,
    database: attributes.database,
    team: instance?.team,
    tier: instance?.tier,
    environment: instance?.environment,
    runbook: known.runbooks[alert],
    region,
    time,
  };
}

async function address() {
  const { SSMClient, GetParameterCommand } = await import('@aws-sdk/client-ssm');
  const { Parameter } = await new SSMClient().send(new GetParameterCommand({ Name: known.parameter, WithDecryption: true }));
  return Parameter.Value;
}

export async function handler(event, _context, send = fetch, where = address) {
  const response = await send(await where(), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(messageOf(event)),
  });
  // An error makes Lambda try again; the address is a secret and is not part of it.
  if (!response.ok) throw new Error(\`the address answered \${response.status}\`);
}
`;
