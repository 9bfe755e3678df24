import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import type { Ran } from "../support/engine";
import { needsPrograms } from "../support/needs-programs";
import { canariesIn, canary, searchFolder } from "./harness/canaries";
import { createCheckoutStack, type CheckoutStack } from "./harness/checkout-stack";
import { whileWatchingArguments } from "./harness/command-lines";
import { PROJECT } from "./harness/stack-input";

const STACK = "canaries";
const CLIENT = "not-a-secret-client";
/** A secret of every kind that a stack can have. */
const KINDS = ["aura", "pagerduty", "slack", "slack-app", "hook", "smtp", "write-password", "write-token"] as const;
type Canaries = Readonly<Record<(typeof KINDS)[number], string>>;

/** Addresses that are secrets look like addresses. */
const newCanaries = (): Canaries => ({
  ...(Object.fromEntries(KINDS.map((kind) => [kind, canary(kind)])) as unknown as Canaries),
  slack: `https://hooks.example/services/${canary("slack")}`,
  hook: `https://hook.example/${canary("hook")}`,
});

const sectionsFor = (directory: string, alertmanager: string, repeat = "4h") => ({
  environment: "test",
  aura: { projects: { shop: { id: PROJECT, clientId: CLIENT, clientSecret: "aura", instances: { orders: { id: "6b0c65e8" } } } } },
  prometheus: { kind: "files", directory, mode: "own", url: "http://127.0.0.1:9", reload: "none" },
  alertmanager: { mode: "own", url: alertmanager, reload: "post" },
  watcher: { prometheus: null, alertmanager: null },
  contacts: {
    "database-channel": null,
    pager: { kind: "pagerduty", routingKey: "pagerduty" },
    channel: { kind: "slack", channel: "#db-alerts", webhook: "slack" },
    app: { kind: "slack", channel: "#db-app", appToken: "slack-app" },
    hook: { kind: "webhook", url: "hook" },
    mail: { kind: "email", to: "a@example.com", from: "b@example.com", smarthost: "smtp.example:587", username: "aura", password: "smtp" },
  },
  routes: [{ to: ["pager", "channel", "app", "hook", "mail"], repeat }],
  remoteWrite: {
    one: { url: "https://metrics.example/one", username: "aura", password: "write-password" },
    two: { url: "https://metrics.example/two", token: "write-token" },
  },
});

describe("secrets of a stack, through the whole life of the stack in the real engine", function () {
  this.timeout(900_000);
  let stack: CheckoutStack;
  let refusing: Server;
  let url: string;
  const [first, byHand, second] = [newCanaries(), canary("by-hand"), newCanaries()];
  const all = [...Object.values(first), byHand, ...Object.values(second)];
  const printed = new Map<string, string>();
  const commandLines = new Set<string>();

  before(async function () {
    await needsPrograms(this, ["pulumi", "pulumi-language-nodejs", "promtool", "amtool"]);
    // In place of Alertmanager: it refuses every configuration, in words that quote what it was asked.
    refusing = createServer((request, response) => response.writeHead(500).end(`failed to reload config: refused (${request.url})`)).listen(
      0,
      "127.0.0.1",
    );
    await once(refusing, "listening");
    url = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}`;
    stack = await createCheckoutStack(STACK, {});
    stack.configure(sectionsFor(stack.workspace.files, "http://127.0.0.1:9"));
  });
  after(async () => {
    refusing?.close();
    await stack?.stop();
  });

  /** Runs a command, keeps what it printed, and watches the arguments of all processes meanwhile. */
  const pulumi = async (title: string, args: readonly string[], input?: string): Promise<Ran> => {
    const { result, seen } = await whileWatchingArguments(() => stack.run(args, input));
    for (const line of seen) commandLines.add(line);
    printed.set(title, result.output);
    return result;
  };
  const succeed = async (title: string, ...args: string[]): Promise<string> => {
    const { code, output } = await pulumi(title, args);
    assert.equal(code, 0, output);
    return output;
  };
  const setSecrets = async (values: Canaries): Promise<void> => {
    for (const [name, value] of Object.entries(values))
      assert.equal((await pulumi(`set ${name}`, ["config", "set", "--secret", `secrets:${name}`], value)).code, 0);
  };
  const folderOfSecrets = (): string => join(stack.workspace.files, `${STACK}-secrets`);

  it("are refused in the clear, by name, before anything is written", async () => {
    await setSecrets(first);
    const { stackFile, files } = stack.workspace;
    const encrypted = readFileSync(stackFile, "utf8");
    writeFileSync(stackFile, encrypted.replace(/secrets:write-token:\s+secure: .*/, `secrets:write-token: ${first["write-token"]}`));
    const { code, output } = await pulumi("preview in the clear", ["preview", "--diff"]);
    writeFileSync(stackFile, encrypted);
    assert.notEqual(code, 0);
    assert.match(output, /1 mistake in .*\n\s+secrets:write-token\n\s+is not encrypted: everybody who reads the stack file knows it/);
    assert.deepEqual(readdirSync(files), []);
  });

  it("reach their files in a life of preview, up, a hand's edit, refresh and up", async () => {
    await setSecrets(first);
    // At level 9 the engine itself logs every value that it sends to its plugins, secrets as they are; below it must not.
    assert.match(
      await succeed("preview with a detailed log", "preview", "--diff", "-v=7", "--logtostderr"),
      /write-token/,
      "preview names the files that it will write",
    );
    await succeed("up", "up", "--yes", "--skip-preview", "--diff");
    for (const [name, value] of Object.entries(first)) assert.equal(readFileSync(join(folderOfSecrets(), name), "utf8"), value);
    writeFileSync(join(folderOfSecrets(), "aura"), byHand);
    assert.match(await succeed("refresh", "refresh", "--yes", "--diff"), /aura/);
    await succeed("up after refresh", "up", "--yes", "--diff");
    assert.equal(readFileSync(join(folderOfSecrets(), "aura"), "utf8"), first.aura);
    await succeed("export", "stack", "export");
    await succeed("config", "config");
  });

  it("are not told when an update fails because a server refuses its files", async () => {
    await setSecrets(second);
    stack.configure(sectionsFor(stack.workspace.files, url, "5h"));
    const { code, output } = await pulumi("refused up", ["up", "--yes", "--diff"]);
    assert.notEqual(code, 0);
    assert.match(output, /refused the new files/);
    assert.equal(readFileSync(join(folderOfSecrets(), "smtp"), "utf8"), second.smtp);
  });

  it("are not told when an update fails because their own place is taken", async () => {
    await setSecrets(first);
    const [link, aside] = [folderOfSecrets(), `${folderOfSecrets()}.aside`];
    renameSync(link, aside);
    mkdirSync(link);
    const { code, output } = await pulumi("taken up", ["up", "--yes", "--skip-preview", "--diff"]);
    rmSync(link, { recursive: true });
    renameSync(aside, link);
    assert.notEqual(code, 0);
    assert.match(output, /is a folder that this stack did not make/);
  });

  it("are nowhere in what was printed: previews, diffs, errors, the exported state", () => {
    assert.match(printed.get("export")!, /aura-files:/, "the output that was searched is the real one");
    for (const [title, text] of printed) assert.deepEqual(canariesIn(text, all), [], title);
  });

  it("are in no process's arguments", () => {
    for (const program of [/pulumi up/, /pulumi-language-nodejs|@pulumi\/pulumi\/cmd\/run/, /promtool check/])
      assert.ok(
        [...commandLines].some((line) => program.test(line)),
        `${program} was seen`,
      );
    for (const line of commandLines) assert.deepEqual(canariesIn(line, all), [], line.slice(0, 80));
  });

  it("are in no file but their own, which only their owner may read; state, backups and history have them encrypted", () => {
    const searched = searchFolder(stack.workspace.root, all);
    const within = (folder: string): readonly string[] => searched.map(({ path }) => path).filter((path) => path.startsWith(folder));
    for (const folder of ["state/.pulumi/stacks", "state/.pulumi/backups", "state/.pulumi/history", "files", "logs"])
      assert.notEqual(within(folder).length, 0, `${folder} was searched`);
    assert.ok(
      within("state").some((path) => readFileSync(join(stack.workspace.root, path)).includes(CLIENT)),
      "the state that was searched is the real one",
    );
    const holding = searched.filter(({ found }) => found.length > 0);
    assert.deepEqual(
      holding.map(({ mode }) => mode.toString(8)),
      holding.map(() => "600"),
    );
    const generations = readdirSync(join(stack.workspace.files, `.${STACK}-secrets`)).filter((name) => /^\d+$/.test(name));
    assert.equal(generations.length, 1, "no older generation of secrets is kept");
    const own = Object.keys(first).map((name) => join("files", `.${STACK}-secrets`, generations[0]!, name));
    assert.deepEqual(holding.map(({ path }) => path).sort(), own.sort());
  });
});
