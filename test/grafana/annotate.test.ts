import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { stringify } from "yaml";

import { annotate, type AnnotateOptions, EXIT } from "../../cli/annotate/annotate";
import type { StackPlace } from "../../cli/load-stack";
import { dashboards } from "../../catalog/dashboards";
import { EVENT_KINDS } from "../../catalog/model";
import { canariesIn, canary } from "../e2e/harness/canaries";
import { changed } from "../stack-config/small-config";
import { type GrafanaApi, startGrafanaApi } from "../support/grafana-api";
import { documentedActions } from "./harness/documented-actions";
import { jsonOfFiles } from "./harness/grafana-stack";

const NOW = Date.parse("2026-11-26T10:00:00Z");

interface Target {
  readonly type: string;
  readonly tags: readonly string[];
  readonly matchAny: boolean;
}

describe("the command annotate", () => {
  const token = canary("token");
  let grafana: GrafanaApi;
  let folder: string;
  let now: number;
  let waited: number[];

  beforeEach(async () => {
    [now, waited] = [NOW, []];
    grafana = await startGrafanaApi({ token, actions: documentedActions(/annotate/), clock: () => now });
    folder = await mkdtemp(join(tmpdir(), "aura-annotate-"));
  });
  afterEach(async () => {
    assert.deepEqual(grafana.violations(), []);
    await grafana.stop();
    await rm(folder, { recursive: true });
  });

  async function run(options: Partial<AnnotateOptions> = {}): Promise<{ readonly status: number; readonly text: string }> {
    let text = "";
    const usual = { kind: "deployment", tags: [], instances: [], end: false, dryRun: false, grafana: grafana.url } as const;
    const status = await annotate(
      { ...usual, token: { environment: { GRAFANA_TOKEN: `${token}\n` } }, ...options },
      { write: (it) => void (text += it), now: () => now, sleep: (ms) => Promise.resolve(void waited.push(ms)) },
    );
    assert.deepEqual(canariesIn(text, [token]), []);
    return { status, text };
  }
  const refused = (options: Partial<AnnotateOptions>, ...problems: readonly string[]): Promise<void> =>
    assert.rejects(run(options), { name: "WrongUsage", message: problems.join("\n") });
  const kept = () => [...grafana.state.annotations.values()];
  const withStack = async (grafanaSection: object): Promise<StackPlace> => {
    const file = join(folder, "stack.yaml");
    const sections = Object.entries(changed({ grafana: grafanaSection }) as object).map(([key, value]) => [
      `aura-monitoring:${key}`,
      value as unknown,
    ]);
    await writeFile(file, stringify({ config: Object.fromEntries(sections) as object }));
    return { root: folder, stack: "prod", file };
  };

  it("records a moment, with Grafana's tags, the stack's and its own", async () => {
    const place = await withStack({ kind: "provider", url: grafana.url, token: "grafana" });
    const { status, text } = await run({ text: "orders 1.4.2", place, instances: ["orders"], version: "1.4.2", tags: ["blue"] });
    assert.deepEqual([status, text], [EXIT.recorded, "recorded deployment 1 at 2026-11-26T10:00:00.000Z\n"]);
    const tags = ["aura", "deployment", "stack:prod", "instance:6b0c65e8", "version:1.4.2", "blue"];
    assert.deepEqual(kept(), [{ id: 1, time: NOW, timeEnd: NOW, text: "orders 1.4.2", tags, dashboardUID: undefined, panelId: undefined }]);
  });

  it("asks the Grafana of the stack where none is named, be it its own or the one that messages link to", async () => {
    const grafanaOfStack = { grafana: undefined } as unknown as Partial<AnnotateOptions>;
    await run({ text: "one", ...grafanaOfStack, place: await withStack({ kind: "provider", url: grafana.url, token: "grafana" }) });
    assert.equal(kept().length, 1);
    const place = await withStack({ kind: "files", directory: "/x/y" });
    await refused(
      { text: "two", ...grafanaOfStack, place },
      "which Grafana is not said → --grafana <url>, or --stack of a stack whose config has grafana.url or links.dashboards",
    );
  });

  for (const kind of EVENT_KINDS)
    it(`records a ${kind} so that every dashboard that draws such events finds it`, async () => {
      await run({ kind, text: "something happened" });
      const marks = [...jsonOfFiles().values()].flatMap(
        (it) => (it as unknown as { readonly annotations: { readonly list: readonly { readonly target?: Target }[] } }).annotations.list,
      );
      const asked = marks.flatMap(({ target }) => (target?.tags.includes(kind) ? [target] : []));
      assert.ok(asked.length >= dashboards.length - 2, `${asked.length} dashboards ask for it`);
      for (const { type, tags, matchAny } of asked) {
        assert.equal(type, "tags");
        const query = new URLSearchParams(tags.map((tag): [string, string] => ["tags", tag]));
        query.set("matchAny", String(matchAny));
        const answer = await fetch(`${grafana.url}/api/annotations?${query.toString()}`, { headers: { authorization: `Bearer ${token}` } });
        assert.equal(((await answer.json()) as readonly unknown[]).length, 1, tags.join());
      }
    });

  it("records a time with its beginning and end, whatever their zones", async () => {
    await run({ kind: "scaling", text: "resized", from: "2026-11-26T09:00:00Z", to: "2026-11-26T10:30:00+01:00" });
    assert.deepEqual([kept()[0]!.time, kept()[0]!.timeEnd], [NOW - 3_600_000, NOW - 1_800_000]);
  });

  it("begins an incident once, and ends it by its key", async () => {
    const incident = { kind: "incident", key: "INC-7" } as const;
    assert.match((await run({ ...incident, text: "Checkout is slow" })).text, /^recorded incident 1 /);
    assert.equal((await run({ ...incident, text: "Checkout is slow" })).text, "incident INC-7 is recorded already, as 1\n");
    now += 90_000;
    assert.equal((await run({ ...incident, end: true })).text, "ended incident 1 at 2026-11-26T10:01:30.000Z, after 90 s\n");
    assert.deepEqual(
      kept().map(({ time, timeEnd, text }) => [time, timeEnd, text]),
      [[NOW, NOW + 90_000, "Checkout is slow"]],
    );
    await refused(
      { ...incident, key: "INC-8", end: true },
      "Grafana has no incident with --key INC-8 → it was never begun, or another kind was",
    );
    await refused(
      { ...incident, end: true, to: "2026-11-26T09:00:00Z" },
      "--to is before its beginning, 2026-11-26T10:00:00.000Z → correct it",
    );
  });

  it("asks again where Grafana fails, and records once even where only the answer got lost", async () => {
    grafana.fail(503, 2);
    assert.equal((await run({ text: "one" })).status, EXIT.recorded);
    grafana.fail(502, 1, "after");
    assert.equal((await run({ text: "two" })).status, EXIT.recorded);
    assert.deepEqual(
      kept().map(({ text }) => text),
      ["one", "two"],
    );
    assert.deepEqual(waited.slice(0, 1), [1_000]);
  });

  it("gives up in words: 2 where nobody answers, 1 where Grafana refuses", async () => {
    const { status, text } = await run({ text: "one", grafana: "http://127.0.0.1:9" });
    assert.equal(status, EXIT.unreachable);
    assert.match(text, /Grafana at http:\/\/127\.0\.0\.1:9: nothing listens there|127\.0\.0\.1:9/);
    assert.deepEqual(waited, [1_000, 3_000, 9_000]);
    const wrong = await run({ text: "one", token: { environment: { GRAFANA_TOKEN: "wrong" } } });
    assert.equal(wrong.status, EXIT.refused);
    assert.equal(
      wrong.text,
      `Grafana at ${grafana.url} answered 401: Invalid API key\n  → the token is wrong, expired, or of another Grafana: make a new one for the service account\n`,
    );
  });

  it("says what it would record, and asks nobody, needs no token", async () => {
    const { status, text } = await run({ text: "orders 1.4.2", dryRun: true, token: { environment: {} } });
    assert.equal(status, EXIT.recorded);
    assert.equal(text, `would record {"text":"orders 1.4.2","tags":["aura","deployment"],"time":${NOW}}\n`);
    assert.deepEqual(grafana.journal(), []);
  });

  it("reads the token from a file, and never from an argument", async () => {
    const file = join(folder, "token");
    await writeFile(file, `${token}\n`);
    assert.equal((await run({ text: "one", token: { file, environment: {} } })).status, EXIT.recorded);
    await refused({ text: "one", token: { environment: {} } }, "no token → the environment variable GRAFANA_TOKEN, or --token-file <path>");
    await writeFile(file, "\n");
    await refused(
      { text: "one", token: { file, environment: {} } },
      `${file}, the file of the token, is empty → write a service account token into it`,
    );
    await refused(
      { text: "one", token: { file: `${file}s`, environment: {} } },
      `${file}s, the file of the token, cannot be read: ENOENT → check its path and rights`,
    );
  });

  it("refuses what makes no sense, everything at once", async () => {
    await refused(
      { instances: ["orders"], from: "yesterday", to: "2026-11-26T10:00", tags: ["x".repeat(600)] },
      "--from yesterday is no time → write it with its zone, as 2026-12-24T18:00:00Z",
      "--to 2026-11-26T10:00 is no time → write it with its zone, as 2026-12-24T18:00:00Z",
      "--text is missing → say in one line what happened",
      "--instance orders is unknown → give its id, 8 hexadecimal digits, or name the stack with --stack",
      "a text or tag has the shape of a secret, and everybody reads annotations → leave it out",
      "the tags have 632 characters, and Grafana keeps 500 → use fewer",
    );
    await refused(
      { end: true, from: "2026-11-26T10:00:00Z" },
      "--end needs --key → the one that the event was begun with",
      "--end with --from → the beginning is known; remove --from",
    );
    await refused({ text: "x", from: "2026-11-26T10:00:00Z", to: "2026-11-26T09:00:00Z" }, "--to is before --from → exchange them");
    await refused(
      { text: "x", grafana: "http://grafana.example.com" },
      "--grafana is not encrypted, and credentials are sent there → write https://grafana.example.com",
    );
    assert.deepEqual(grafana.journal(), []);
  });
});
