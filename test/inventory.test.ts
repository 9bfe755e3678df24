import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pc from "picocolors";
import { stringify } from "yaml";
import { inventory, type InventoryOptions } from "../cli/inventory/inventory";
import { loadStack } from "../cli/load-stack";
import { startSimulator, type Simulator } from "../demo/simulator";
import { smallConfig } from "./stack-config/small-config";

const PAYMENTS = smallConfig.aura.projects.payments.id;
const SHOP = "2f8a4f53-1c9e-5b07-9d0e-64a0a1c7e5d3";
const SECRET = "not-a-real-secret";

describe("the command inventory", () => {
  let aura: Simulator;
  let root: string;
  const lockFile = (): Promise<string> => readFile(join(root, "stacks/inventory.prod.lock.json"), "utf8");
  const run = async (options: Partial<InventoryOptions> = {}): Promise<{ readonly status: number; readonly text: string }> => {
    let text = "";
    // Time passes at once where it would be waited for.
    let passed = 0;
    const waiting = { now: () => Date.now() + passed, sleep: (ms: number) => Promise.resolve(void (passed += ms)) };
    const environment = { AURA_MONITORING_SECRET_AURA_PAYMENTS: SECRET, AURA_MONITORING_SECRET_AURA_SHOP: SECRET };
    const terminal = { colors: pc.createColors(false), write: (it: string) => void (text += it), progress: () => {}, waiting };
    const status = await inventory({ root, stack: "prod", clients: [], secrets: [], environment, ...options }, terminal);
    assert.ok(!text.includes(SECRET));
    return { status, text };
  };
  const configure = async (instances: Readonly<Record<string, object>>): Promise<void> => {
    const projects = {
      payments: { ...smallConfig.aura.projects.payments, clientId: "viewer", instances },
      shop: { id: SHOP, clientId: "viewer-of-shop", clientSecret: "aura-shop", instances: { cart: { id: "00000123" } } },
    };
    const sections = { ...smallConfig, aura: { tokenUrl: aura.tokenUrl, projects } };
    const config = Object.fromEntries(Object.entries(sections).map(([key, value]) => [`aura-monitoring:${key}`, value]));
    await writeFile(join(root, "stacks/Pulumi.prod.yaml"), stringify({ config }));
  };
  const BOTH = { orders: { id: "6b0c65e8" }, ledger: { id: "12345e67" } };

  beforeEach(async () => {
    const project = (id: string, clientId: string, instances: readonly { readonly id: string; readonly name: string }[]) => ({
      id,
      clients: [{ clientId, clientSecret: SECRET, roles: ["PROJECT_VIEWER" as const] }],
      instances,
    });
    aura = await startSimulator({
      projects: [
        project(PAYMENTS, "viewer", [
          { id: "6b0c65e8", name: "orders" },
          { id: "12345e67", name: "ledger" },
        ]),
        project(SHOP, "viewer-of-shop", [{ id: "00000123", name: "cart" }]),
      ],
    });
    root = await mkdtemp(join(tmpdir(), "aura-inventory-"));
    await mkdir(join(root, "stacks"));
    await configure(BOTH);
  });
  afterEach(async () => {
    await aura.stop();
    await rm(root, { recursive: true, force: true });
  });

  it("writes the lock file, without a secret, and ends with 0 when config and Aura agree", async () => {
    const { status, text } = await run();
    assert.equal(status, 0, text);
    const lock = await lockFile();
    assert.deepEqual(
      (JSON.parse(lock) as { instances: { id: string }[] }).instances.map(({ id }) => id),
      ["00000123", "12345e67", "6b0c65e8"],
    );
    assert.ok(!lock.includes(SECRET));
    assert.deepEqual((await readdir(join(root, "stacks"))).sort(), ["Pulumi.prod.yaml", "inventory.prod.lock.json"]);
    assert.match((await run()).text, /says the same as before/);
    assert.equal(await lockFile(), lock);
  });

  it("ends with 1 and a line to paste for an instance that nobody configured, and the plan watches it", async () => {
    await configure({ orders: { id: "6b0c65e8" } });
    const { status, text } = await run();
    assert.equal(status, 1);
    assert.match(text, /ledger \(12345e67\) is in Aura, but not configured/);
    assert.match(text, /under aura\.projects\.payments\.instances:\n {10}ledger: \{ id: "12345e67" \}\n/);
    const { plan } = await loadStack({ root, stack: "prod" });
    assert.deepEqual(
      plan.instances.map(({ name }) => name),
      ["ledger", "orders", "cart"],
    );
  });

  it("removes nothing from the lock file in an outage, and ends with 2", async () => {
    await run();
    const lock = await lockFile();
    aura.set("management-server-error");
    const { status, text } = await run();
    assert.deepEqual([status, await lockFile()], [2, lock]);
    assert.match(text, /project payments could not be read/);
    assert.match(text, /was not written: nothing could be read/);
  });

  it("keeps what it knew of a project that refuses while another one is read", async () => {
    await run();
    aura.revokeClient("viewer-of-shop");
    aura.set("renamed", { instance: "6b0c65e8", newName: "orders-eu" });
    const { status, text } = await run();
    assert.equal(status, 2);
    assert.match(text, /~ orders-eu \(6b0c65e8\): name orders → orders-eu/);
    assert.match(await lockFile(), /"id": "00000123"/);
  });

  it("loses more than a fifth of the fleet only with --yes", async () => {
    await run();
    const lock = await lockFile();
    aura.set("deleted", { instance: "12345e67" });
    const refused = await run();
    assert.deepEqual([refused.status, await lockFile()], [1, lock]);
    assert.match(refused.text, /was not written\n {4}1 of 3 instances are gone, more than a fifth: ledger \(12345e67\)\n {4}→ .*--yes/);
    const { status, text } = await run({ yes: true });
    assert.equal(status, 1);
    assert.match(text, /ledger \(12345e67\) is configured, but not in its project/);
    assert.doesNotMatch(await lockFile(), /12345e67/);
  });

  it("writes one document for programs", async () => {
    await configure({ orders: { id: "6b0c65e8" } });
    aura.revokeClient("viewer-of-shop");
    const { status, text } = await run({ json: true });
    const document = JSON.parse(text) as {
      projects: { read: boolean }[];
      differences: { kind: string }[];
      lock: { written: boolean; added: unknown[] };
    };
    assert.equal(status, 1);
    assert.deepEqual(
      document.projects.map(({ read }) => read),
      [true, false],
    );
    assert.deepEqual(
      document.differences.map(({ kind }) => kind),
      ["unconfigured"],
    );
    assert.deepEqual([document.lock.written, document.lock.added.length], [true, 2]);
  });

  it("asks as another client than the one that reads metrics, with a secret from a file", async () => {
    aura.addClient(PAYMENTS, { clientId: "admin", clientSecret: "of-the-admin", roles: ["PROJECT_ADMIN"] });
    await writeFile(join(root, "key"), "of-the-admin\n");
    const { status } = await run({ clients: ["payments=admin"], secrets: [`aura-payments=@${join(root, "key")}`] });
    assert.equal(status, 0);
  });

  const wrong: readonly (readonly [string, Partial<InventoryOptions>, RegExp])[] = [
    [
      "missing secrets, all at once",
      { environment: {} },
      /^no value for the secret aura-payments → .*AURA_MONITORING_SECRET_AURA_PAYMENTS\nno value for the secret aura-shop/,
    ],
    [
      "a secret as an argument, without showing it",
      { secrets: ["aura-payments=hunter2"] },
      /^--secret aura-payments holds the secret itself(?!.*hunter2)/,
    ],
    [
      "a bare secret, without showing it",
      { secrets: ["hunter2"] },
      /^--secret: the config names no such thing → names are: aura-payments, aura-shop$/,
    ],
    [
      "a file that is not there",
      { secrets: ["aura-payments=@/nowhere/key"] },
      /\/nowhere\/key, the file of the secret aura-payments, cannot be read: ENOENT/,
    ],
    ["an unknown project", { clients: ["payment=admin"] }, /^--client: the config names no such thing → names are: payments, shop/],
    [
      "an address that is not encrypted",
      { api: "http://api.example.com" },
      /^--api is not encrypted, and credentials are sent there → write https/,
    ],
  ];
  for (const [what, options, message] of wrong) it(`refuses ${what}`, () => assert.rejects(run(options), { name: "WrongUsage", message }));

  it("ends with 64 on wrong usage and on a lock file that is broken, also from the command line", async () => {
    const { execa } = await import("execa");
    const environment = { AURA_MONITORING_SECRET_AURA_PAYMENTS: SECRET, AURA_MONITORING_SECRET_AURA_SHOP: SECRET };
    const inProcess = (env: Readonly<Record<string, string>>, ...more: readonly string[]) =>
      execa(process.execPath, ["--require", "tsx/cjs", "cli/main.ts", "inventory", "--stack", "prod", "--cwd", root, ...more], {
        env,
        reject: false,
      });
    assert.equal((await inProcess(environment)).exitCode, 0);
    const missing = await inProcess({});
    assert.deepEqual([missing.exitCode, missing.stderr.split("\n")[0]?.includes("no value for the secret aura-payments")], [64, true]);
    await writeFile(join(root, "stacks/inventory.prod.lock.json"), "<<<<<<<");
    const broken = await inProcess(environment);
    assert.equal(broken.exitCode, 64);
    assert.match(broken.stderr, /inventory\.prod\.lock\.json is not JSON/);
  });
});
