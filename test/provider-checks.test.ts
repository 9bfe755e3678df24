import { strict as assert } from "node:assert";
import { mkdir, readdir, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { checkAlertmanagerConfig } from "../provider/checks/alertmanager";
import { checkSet } from "../provider/checks/check-set";
import { renderFinding } from "../provider/checks/finding";
import { withStage } from "../provider/checks/stage";
import { fileSetInputs, type FileSetSpec } from "../provider/file-set-inputs";

const DIRECTORY = "/srv/aura";

const inputsOf = (spec: Omit<FileSetSpec, "directory" | "set">) => fileSetInputs.parse({ directory: DIRECTORY, set: "prod", ...spec });

async function check(spec: Omit<FileSetSpec, "directory" | "set">) {
  const report = await checkSet(inputsOf(spec), () => {});
  return { findings: report.findings.map(renderFinding), unchecked: report.unchecked };
}

const alertmanager = (slack: string, more: Record<string, string> = {}, config = "") =>
  ({
    files: {
      "alertmanager.yml": `${config}route: { receiver: chat }\nreceivers:\n  - name: chat\n    slack_configs:\n      - ${slack}\n`,
      ...more,
    },
    checks: [{ kind: "alertmanagerConfig", path: "alertmanager.yml", templates: Object.keys(more) }],
    siblings: { "prod-secrets": ["slack"] },
  }) satisfies Omit<FileSetSpec, "directory" | "set">;

const slack = (title: string) => `{ channel: "#db", api_url_file: ../prod-secrets/slack, title: '${title}' }`;
const TEMPLATES = { "templates/aura.tmpl": '{{ define "aura.title" }}{{ .CommonLabels.alertname }}{{ end }}' };

describe("preview of a set of files", function () {
  this.timeout(60_000);

  it("finds nothing in a sound Alertmanager configuration", async () => {
    const config = "templates: [templates/*.tmpl]\n";
    assert.deepEqual(
      await check(alertmanager(slack('{{ template "aura.title" . }} {{ template "slack.default.title" . }}'), TEMPLATES, config)),
      { findings: [], unchecked: [] },
    );
  });

  for (const [mistake, spec, finding] of [
    [
      "a template that is defined nowhere",
      alertmanager(slack('{{ template "aura.titel" . }}'), TEMPLATES),
      'alertmanager.yml receivers[0].slack_configs[0].title: uses the template "aura.titel", which is defined nowhere\n→ define it in a template file, or use one of: aura.title',
    ],
    [
      "a wrong name of a template of Alertmanager's own",
      alertmanager(slack('{{ template "slack.default.titel" . }}')),
      /receivers\[0\]\.slack_configs\[0\]\.title: cannot be rendered with a firing alert: .*"slack\.default\.titel" not defined/,
    ],
    [
      "a message that fails once the alert is resolved",
      alertmanager(slack("{{ (index .Alerts.Firing 0).Labels.alertname }}")),
      /title: cannot be rendered with a resolved alert: .*index out of range/,
    ],
    [
      "a message that fails for an alert without labels",
      alertmanager(slack("{{ (index .CommonLabels.SortedPairs 0).Value }}")),
      /title: cannot be rendered with an alert without labels: .*index out of range/,
    ],
    [
      "a template file that does not parse",
      alertmanager(slack("x"), { "templates/bad.tmpl": '{{ define "x" ' }, "templates: [templates/*.tmpl]\n"),
      /alertmanager\.yml: template: bad\.tmpl:1: unclosed action/,
    ],
    [
      "a template pattern that matches nothing",
      alertmanager(slack("x"), {}, "templates: [nowhere/*.tmpl]\n"),
      "alertmanager.yml templates[0]: the pattern nowhere/*.tmpl matches no file\n→ correct the pattern, or remove it",
    ],
    [
      "a secret file that no set holds",
      alertmanager(slack("x").replace("prod-secrets/slack", "prod-secrets/slakc")),
      "alertmanager.yml receivers[0].slack_configs[0].api_url_file: refers to ../prod-secrets/slakc, which does not exist\n→ correct the path, or add the file (/srv/aura/prod-secrets/slakc) to a set of this directory",
    ],
    [
      "a secret file that no set holds, by its absolute path",
      alertmanager(slack("x").replace("../prod-secrets/slack", "/srv/aura/prod-secrets/x")),
      /refers to \/srv\/aura\/prod-secrets\/x, which does not exist/,
    ],
    [
      "a receiver that does not exist",
      alertmanager(slack("x"), {}, "inhibit_rules: []\n").files["alertmanager.yml"].replace("receiver: chat", "receiver: chta"),
      'alertmanager.yml: undefined receiver "chta" used in route\n→ correct the entry; amtool check-config shows the same error',
    ],
  ] as const) {
    it(`finds ${mistake}`, async () => {
      const whole = typeof spec === "string" ? { ...alertmanager(slack("x")), files: { "alertmanager.yml": spec } } : spec;
      const { findings, unchecked } = await check(whole);
      assert.deepEqual(unchecked, []);
      assert.equal(findings.length, 1, findings.join("\n"));
      if (typeof finding === "string") assert.equal(findings[0], finding);
      else assert.match(findings[0] ?? "", finding);
    });
  }

  it("finds every mistake of a Prometheus set at once, each with its file and place", async () => {
    const { findings } = await check({
      files: {
        "scrape.yml":
          "scrape_configs:\n  - { job_name: a, scrape_interval: 10s, scrape_timeout: 30s, authorization: { credentials_file: nope } }\n",
        "rules/a.yml":
          "groups:\n  - name: a\n    rules:\n      - { alert: A, expr: sum(up) by }\n      - { record: b, expr: up, for: 5m }\n",
      },
      checks: [
        { kind: "prometheusScrapeConfig", path: "scrape.yml" },
        { kind: "prometheusRules", paths: ["rules/a.yml"] },
      ],
    });
    assert.deepEqual(
      findings.map((it) => it.split("\n")[0]),
      [
        "scrape.yml scrape_configs[0].authorization.credentials_file: refers to nope, which does not exist",
        'scrape.yml: error loading scrape configs: "scrape.yml": scrape timeout greater than scrape interval for scrape config with job name "a"',
        'rules/a.yml 4:27: group "a", rule 1, "A": could not parse expression: 1:11: parse error: unexpected end of input in grouping opts, expected "("',
        'rules/a.yml 5:19: group "a", rule 2, "b": invalid field \'for\' in recording rule',
      ],
    );
  });

  it("follows absolute paths into the directory to the new files, not to those on disk", async () => {
    const rules = (expr: string) => `groups: [{ name: a, rules: [{ alert: A, expr: "${expr}" }] }]\n`;
    const spec = (expr: string) => ({
      files: { "prometheus.yml": `rule_files: [${DIRECTORY}/prod/*-rules.yml]\n`, "a-rules.yml": rules(expr) },
      checks: [{ kind: "prometheusConfig" as const, path: "prometheus.yml" }],
    });
    assert.deepEqual(await check(spec("up == 0")), { findings: [], unchecked: [] });
    assert.match((await check(spec("up ="))).findings.join(), /a-rules\.yml .*parse error/);
  });

  it("says so when a file outside of the directory is not on this machine, instead of calling it good", async () => {
    const { findings, unchecked } = await check(alertmanager(slack("x").replace("../prod-secrets/slack", "/nowhere/slack")));
    assert.deepEqual(findings, []);
    assert.match(
      unchecked.join(),
      /could not check alertmanager\.yml .*api_url_file: \/nowhere\/slack: there is no such file on this machine/,
    );
  });

  it("says so when a checker is missing, and still finds what it can find itself", async () => {
    const missing = () => Promise.resolve({ unchecked: "could not check alertmanager.yml with amtool: install it" });
    const inputs = inputsOf(alertmanager(slack('{{ template "aura.titel" . }}'), TEMPLATES));
    const report = await withStage(inputs, missing, (stage) => checkAlertmanagerConfig(stage, inputs, "alertmanager.yml", []));
    assert.deepEqual(report.unchecked, ["could not check alertmanager.yml with amtool: install it"]);
    assert.equal(report.findings.length, 1);
  });

  it("leaves no staged file behind, not even those of a preview that was killed", async () => {
    const stale = join(tmpdir(), "aura-files-check-stale");
    await mkdir(stale, { recursive: true });
    await utimes(stale, 0, 0);
    let root = "";
    const stop = (stage: { readonly root: string }) => {
      root = stage.root;
      return Promise.reject(new Error("stopped"));
    };
    await assert.rejects(
      withStage(inputsOf({ files: { a: "b" } }), () => Promise.resolve({ ok: true, words: "" }), stop),
      /stopped/,
    );
    const left = (await readdir(tmpdir())).map((it) => join(tmpdir(), it));
    assert.ok(root !== "" && !left.includes(root) && !left.includes(stale));
  });
});
