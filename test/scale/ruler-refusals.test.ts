import assert from "node:assert/strict";

import { stringify } from "yaml";

import { alertmanagerProvider } from "../../provider/ruler/alertmanager-provider";
import { checkLimits } from "../../provider/ruler/limits";
import type { NamespaceInputs } from "../../provider/ruler/namespace-inputs";
import { namespaceProvider } from "../../provider/ruler/namespace-provider";
import { readNamespace } from "../../provider/ruler/read-namespace";
import { canary, canariesIn } from "../e2e/harness/canaries";
import { type Mimir, startMimir } from "../support/mimir";
import { needsPrograms } from "../support/needs-programs";

const group = (name: string, rules: number) => ({
  name,
  text: stringify({ name, interval: "1m", rules: Array.from({ length: rules }, (_, at) => ({ record: `a:b${at}`, expr: "vector(1)" })) }),
});

describe("a ruler that refuses", function () {
  this.timeout(120_000);
  const rules = namespaceProvider("0.0.0");
  const receivers = alertmanagerProvider("0.0.0");
  let mimir: Mimir;

  before(async function () {
    await needsPrograms(this, ["mimir"]);
    mimir = await startMimir(); // with its own limits
  });
  after(() => mimir?.stop());

  const inputs = (more: Partial<NamespaceInputs> = {}): NamespaceInputs => ({
    url: mimir.url,
    path: "/prometheus/config/v1/rules",
    tenant: "shop",
    namespace: "aura-prod",
    groups: [group("small", 2)],
    ...more,
  });
  const create = (more: Partial<NamespaceInputs> = {}) => rules.create!("urn:pulumi:a::b::c::d", inputs(more));

  it("is asked for its limits first: too many rules are a problem before anything is touched", async () => {
    const { problems, unchecked } = await checkLimits(inputs({ groups: [group("records", 57), group("small", 2), group("info", 21)] }));
    assert.deepEqual(unchecked, []);
    assert.deepEqual(problems, [
      "the ruler takes 20 rules in a group, and there are more in records (57), info (21); ruler_max_rules_per_rule_group must be 57 at least\n" +
        "→ have it raised for this tenant: ruler_max_rules_per_rule_group and ruler_max_rule_groups_per_tenant in Mimir's limits; Grafana Cloud's support does it",
    ]);
  });

  it("is asked for the groups of a tenant, too", async () => {
    const { problems } = await checkLimits(inputs({ groups: Array.from({ length: 71 }, (_, at) => group(`g${at}`, 1)) }));
    assert.match(problems[0]!, /^the ruler takes 70 rule groups of a tenant, and 71 would come to 0 that are there;/);
  });

  it("fails a creation in its own words, and nothing of it stays", async () => {
    await assert.rejects(
      create({ groups: [group("small", 2), group("records", 57)] }),
      /refuses the rule group records \(400\): .*limit[\s\S]*→ have it raised/,
    );
    assert.equal((await readNamespace(inputs())).size, 0);
  });

  it("keeps a namespace that somebody else filled", async () => {
    const other = { name: "theirs", rules: [{ record: "a:b", expr: "vector(1)" }] };
    await mimir.ask("shop", "POST", "/prometheus/config/v1/rules/aura-other", stringify(other));
    await assert.rejects(
      create({ namespace: "aura-other" }),
      /the namespace aura-other of the ruler holds rule groups that this stack did not write: theirs\n→/,
    );
    assert.deepEqual([...(await readNamespace(inputs({ namespace: "aura-other" }))).keys()], ["theirs"]);
  });

  it("keeps an Alertmanager configuration that somebody else wrote, and never tells values of one that it refuses", async () => {
    const value = canary("slack");
    const said = {
      url: mimir.url,
      path: "/api/v1/alerts",
      tenant: "refused",
      owner: "# ours",
      config: `# ours\nroute: { receiver: a }\nreceivers: [{ name: a, slack_configs: [{ api_url: "aura-secret:slack" }] }]\n`,
      templates: {},
      secrets: { slack: `no address ${value}` },
    };
    const error = await receivers.create!("urn:pulumi:a::b::c::d", said).then(
      () => assert.fail("it was accepted"),
      (it: Error) => it,
    );
    assert.match(error.message, /refuses its configuration \(400\)/);
    assert.deepEqual(canariesIn(error.message, [value]), []);
    const theirs = stringify({
      alertmanager_config: stringify({ route: { receiver: "b" }, receivers: [{ name: "b" }] }),
      template_files: {},
    });
    assert.equal((await mimir.ask("theirs", "POST", "/api/v1/alerts", theirs)).status, 201);
    const ours = { ...said, tenant: "theirs", secrets: { slack: "https://hooks.example" } };
    await assert.rejects(
      receivers.create!("urn:pulumi:a::b::c::d", ours),
      /a configuration that this stack did not write, and a tenant has only one/,
    );
  });

  it("is named when it does not answer, or does not know who asks", async () => {
    await assert.rejects(readNamespace(inputs({ url: "http://127.0.0.1:9" })), /^Error: http:\/\/127\.0\.0\.1:9 does not answer: /);
    const { url, path, namespace, groups } = inputs();
    await assert.rejects(readNamespace({ url, path, namespace, groups }), /answers 401: [\s\S]*→ check tenant and credentials/);
  });
});
