import { strict as assert } from "node:assert";
import { fork } from "node:child_process";
import { once } from "node:events";
import { lstat, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import fc from "fast-check";

import { findDrift } from "../provider/disk/drift";
import { installSet } from "../provider/disk/install-set";
import { pathProblem } from "../provider/disk/path-problem";
import { placeOf } from "../provider/disk/place";
import { PlaceTaken } from "../provider/disk/place-taken";
import { removeSet } from "../provider/disk/remove-set";
import { fileSetInputs, type FileSetSpec } from "../provider/file-set-inputs";

const log = { info: async () => {}, warn: async () => {}, progress: async () => {} };
const owner = { id: "prod-1", urn: "urn:pulumi:prod::p::aura-files:index:FileSet::prod" };

describe("a set of files on disk", () => {
  let directory: string;
  const inputs = (change: Partial<FileSetSpec> = {}) =>
    fileSetInputs.parse({ directory, set: "prod", files: { "a.yml": "a", "rules/b.yml": "b" }, ...change });
  const install = (change: Partial<FileSetSpec> = {}, by = owner) => installSet(inputs(change), by, log);
  const everything = async () => (await readdir(directory, { recursive: true })).sort();

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "aura-disk-"));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  for (const [what, make] of [
    ["a file", (path: string) => writeFile(path, "theirs")],
    ["a folder", (path: string) => mkdir(path)],
    ["a symlink", (path: string) => symlink("/nowhere", path)],
  ] as const) {
    it(`is not written over ${what} that somebody else made, nor into it`, async () => {
      for (const name of ["prod", ".prod"]) {
        await make(join(directory, name));
        if (what === "a folder") await writeFile(join(directory, name, "theirs"), "");
        const before = await everything();
        await assert.rejects(
          install(),
          (error) =>
            error instanceof PlaceTaken && /Nothing was changed/.test(error.message) && error.message.includes(join(directory, name)),
        );
        assert.deepEqual(await everything(), before);
        await rm(join(directory, name), { recursive: true });
      }
    });
  }

  it("belongs to one stack: another's set of the same name is refused, and sets side by side do not touch each other", async () => {
    await install();
    const other = { id: "dev-1", urn: "urn:pulumi:dev::p::aura-files:index:FileSet::prod" };
    await assert.rejects(install({}, other), /belongs to urn:pulumi:prod::/);
    await install({ set: "dev" }, other);
    assert.deepEqual(await removeSet(placeOf(inputs()), owner.id), []);
    assert.deepEqual(await readdir(directory), [".dev", "dev"]);
    assert.equal(await readFile(join(directory, "dev/rules/b.yml"), "utf8"), "b");
  });

  it("is taken over by the same resource after a create that was killed, and then not removed by the old one", async () => {
    await install();
    await install({}, { ...owner, id: "prod-2" });
    assert.match((await removeSet(placeOf(inputs()), "prod-1")).join(), /belongs to .* now; it was left alone/);
    assert.equal(await readFile(join(directory, "prod/a.yml"), "utf8"), "a");
  });

  it("has its modes whatever the umask says", async () => {
    const before = process.umask(0o077);
    try {
      await installSet(inputs({ directory: join(directory, "new") }), owner, log);
    } finally {
      process.umask(before);
    }
    for (const [path, mode] of [
      ["new", 0o755],
      ["new/.prod", 0o755],
      ["new/prod/rules/b.yml", 0o644],
      ["new/.prod/000001/rules", 0o755],
    ] as const) {
      assert.equal((await lstat(join(directory, path))).mode & 0o777, mode, path);
    }
  });

  it("is reported when its symlink was removed, replaced or turned elsewhere", async () => {
    await install();
    const drift = () => findDrift(placeOf(inputs()), inputs());
    assert.deepEqual(await drift(), {});
    await rm(join(directory, "prod"));
    assert.match(JSON.stringify(await drift()), /was removed/);
    await symlink("/tmp", join(directory, "prod"));
    assert.match(JSON.stringify(await drift()), /points elsewhere/);
    await install();
    assert.deepEqual(await drift(), {});
    await rm(join(directory, "prod"));
    await mkdir(join(directory, "prod"));
    assert.match(JSON.stringify(await drift()), /was replaced/);
    await assert.rejects(install(), PlaceTaken);
  });

  it("keeps a folder at its place that replaced it, and says so when it is removed", async () => {
    await install();
    await rm(join(directory, "prod"));
    await mkdir(join(directory, "prod"));
    assert.match((await removeSet(placeOf(inputs()), owner.id)).join(), /was left alone/);
    assert.deepEqual(await readdir(directory), ["prod"]);
  });

  it("is whole whenever its writer is killed", async function () {
    this.timeout(60_000);
    for (let round = 0; round < 8; round++) {
      const writer = fork(join(__dirname, "support/endless-writer.ts"), [directory], { execArgv: ["--require", "tsx/cjs"] });
      const exited = once(writer, "exit");
      try {
        await Promise.race([once(writer, "message"), exited.then(() => assert.fail("the writer ended before it was killed"))]);
        await new Promise((done) => setTimeout(done, Math.random() * 40));
      } finally {
        writer.kill("SIGKILL");
        await exited;
      }
      const versions = await Promise.all(["0", "1", "deep/2"].map((path) => readFile(join(directory, "prod", path), "utf8")));
      assert.equal(new Set(versions).size, 1, `files of ${versions.join(" and ")} are mixed`);
    }
    await install();
    assert.deepEqual(await findDrift(placeOf(inputs()), inputs()), {});
    assert.ok((await everything()).every((it) => !it.includes(".partial")));
  });

  it("never has a path that leads out of it", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("..", ".", "", "/", "\\", "a", "b.yml", "\0"), { maxLength: 6 }), (parts) => {
        const path = parts.join("/");
        fc.pre(pathProblem(path) === undefined);
        assert.equal(resolve("/set", path), `/set/${path}`);
      }),
    );
    for (const path of ["../a", "/a", "a/../../b", "a//b", "./a", "", "a\\b", "a\nb"])
      assert.ok(pathProblem(path) !== undefined, JSON.stringify(path));
  });
});
