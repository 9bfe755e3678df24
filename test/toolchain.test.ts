import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import sinon from "sinon";
import * as tar from "tar";
import { programEnvironment, resolveProgram } from "../toolchain";
import { thisMachine, type Machine, type Progress } from "../toolchain/machine";
import { packageRoot } from "../toolchain/package-root";
import { ProgramUnavailable } from "../toolchain/program-unavailable";
import { distributions, knownProgram, type ProgramName } from "../toolchain/programs";
import { find, findAll, lookUp } from "../toolchain/resolve";
import { run as reallyRun, type Ran, type RunOptions } from "../toolchain/run";

describe("toolchain", () => {
  let folder: string;
  let said: string[];
  /** What each program prints when asked for its version, by its path from the test's folder or else its file name. */
  let versions: Record<string, string>;
  let go: (args: readonly string[]) => Ran;
  let machine: Machine;
  const run = sinon.stub<[string, readonly string[], RunOptions], Promise<Ran>>();
  const fetched = sinon.stub<[string, RequestInit?], Promise<Response>>();

  const answers = (file: string): Ran => {
    const version = versions[file.slice(folder.length + 1)] ?? versions[basename(file)];
    return version ? { ok: true, output: `${basename(file)}, version ${version} (branch: HEAD)` } : { ok: false, output: "no such flag" };
  };
  const builds = (args: readonly string[]): Ran => {
    if (args[0] === "build") writeFileSync(args[args.indexOf("-o") + 1] ?? "", "a program");
    return { ok: true, output: "" };
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "toolchain-"));
    said = [];
    versions = { prometheus: "3.15.0", promtool: "3.15.0", pint: "0.87.0", alertmanager: "0.31.1", amtool: "0.31.1" };
    go = builds;
    run.reset();
    run.callsFake((file, args) => Promise.resolve(file === "go" ? go(args) : answers(file)));
    fetched.reset();
    fetched.rejects(new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND github.com") }));
    machine = thisMachine({
      env: { PATH: ["old", "new", "links"].map((each) => join(folder, each)).join(":") },
      platform: "linux",
      arch: "x64",
      run,
      fetch: fetched as unknown as typeof fetch,
      cache: join(folder, "cache"),
      sharedTools: join(folder, "shared"),
      onProgress: ({ distribution, text }: Progress) => void said.push(`${distribution}: ${text}`),
    });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const place = (path: string): string => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), "a program", { mode: 0o755 });
    return join(folder, path);
  };
  const cached = (): string[] => (existsSync(machine.cache) ? readdirSync(machine.cache) : []);
  const reasonOf = async (name: ProgramName): Promise<string> => {
    const error = await find(name, machine).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof ProgramUnavailable, `${name} was found`);
    return error.message;
  };

  describe("a program on PATH", () => {
    it("is used when it is new enough, and nothing is downloaded or built", async () => {
      const path = place("new/prometheus");
      assert.deepEqual(await find("prometheus", machine), { path, version: "3.15.0", origin: "PATH" });
      sinon.assert.notCalled(fetched);
      sinon.assert.neverCalledWith(run, "go");
    });

    it("is passed over when it is too old, for a newer one further on or in the cache", async () => {
      place("old/promtool");
      versions["old/promtool"] = "2.45.0";
      const kept = place("cache/prometheus-3.15.0-linux-x64/promtool");
      assert.deepEqual(await find("promtool", machine), { path: kept, version: "3.15.0", origin: "cache" });
      const newer = place("new/promtool");
      assert.equal((await find("promtool", machine)).path, newer);
    });

    it("is too old as a pre-release of the oldest version that will do", async () => {
      place("new/prometheus");
      versions["new/prometheus"] = "3.15.0-rc.1";
      assert.equal(await lookUp("prometheus", machine), undefined);
    });

    it("comes before a cached one, and a cached one before any download", async () => {
      const kept = place("cache/pint-0.87.0-linux-x64/pint");
      assert.equal((await find("pint", machine)).path, kept);
      const path = place("new/pint");
      assert.equal((await find("pint", machine)).path, path);
      sinon.assert.notCalled(fetched);
    });

    it("is the Node language host only beside a Pulumi that is new enough", async () => {
      place("new/pulumi-language-nodejs");
      assert.equal(await lookUp("pulumi-language-nodejs", machine), undefined);
      place("new/pulumi");
      versions["new/pulumi"] = "3.200.0";
      assert.equal(await lookUp("pulumi-language-nodejs", machine), undefined);
      versions["new/pulumi"] = "3.250.1";
      const found = await lookUp("pulumi-language-nodejs", machine);
      assert.deepEqual(found, { path: join(folder, "new/pulumi-language-nodejs"), version: "3.250.1", origin: "PATH" });
    });

    it("is the Node language host where the link to Pulumi leads", async () => {
      const engine = place("opt/pulumi");
      const host = place("opt/pulumi-language-nodejs");
      mkdirSync(join(folder, "links"));
      symlinkSync(engine, join(folder, "links", "pulumi"));
      versions.pulumi = "3.259.0";
      assert.equal((await lookUp("pulumi-language-nodejs", machine))?.path, host);
    });
  });

  describe("a release", () => {
    const archive = async (member: string): Promise<Buffer> => {
      place(`source/${member}`);
      await tar.c({ gzip: true, file: join(folder, "archive.tgz"), cwd: join(folder, "source") }, [member]);
      return readFileSync(join(folder, "archive.tgz"));
    };
    const serve = (body: Buffer, sums: string) =>
      fetched.callsFake((url, options) =>
        Promise.resolve(new Response(options?.method === "HEAD" ? null : url.endsWith(".txt") ? sums : new Uint8Array(body))),
      );
    const sumOf = (body: Buffer) => createHash("sha256").update(body).digest("hex");

    it("is downloaded, compared with its own checksum list and unpacked into the cache", async () => {
      const body = await archive("pint-linux-amd64");
      serve(body, `${sumOf(body)}  pint-0.87.0-linux-amd64.tar.gz\n`);
      const path = join(machine.cache, "pint-0.87.0-linux-x64", "pint");
      assert.deepEqual(await find("pint", machine), { path, version: "0.87.0", origin: "release" });
      assert.equal(readFileSync(path, "utf8"), "a program");
      assert.deepEqual(readdirSync(dirname(path)), ["pint"]);
      assert.equal((await find("pint", machine)).origin, "cache");
      sinon.assert.neverCalledWith(run, "go");
    });

    it("is refused when its pinned checksum differs, and the module is built instead", async () => {
      const body = await archive("prometheus-3.15.0.linux-amd64/prometheus");
      serve(body, `${sumOf(body)}  prometheus-3.15.0.linux-amd64.tar.gz\n`);
      assert.equal((await find("prometheus", machine)).origin, "Go module");
      const refusal = said.find((line) => line.startsWith("prometheus: its release can't be used"));
      assert.ok(refusal?.includes(`has SHA-256 ${sumOf(body)} but must have 2a542df32eac02ee`), refusal);
    });

    it("is refused when no checksum can be had for it, and leaves nothing behind", async () => {
      serve(await archive("pint-linux-amd64"), "");
      go = () => ({ ok: false, output: "spawn go ENOENT" });
      assert.match(
        await reasonOf("pint"),
        /release +\S+checksums\.txt does not list pint-0\.87\.0-linux-amd64\.tar\.gz, so .* can't be verified/,
      );
      assert.deepEqual(cached(), []);
    });

    it("is not looked for on a computer that it isn't built for", async () => {
      machine = { ...machine, platform: "freebsd" };
      go = () => ({ ok: false, output: "" });
      assert.match(await reasonOf("amtool"), /release +none for freebsd x64/);
      sinon.assert.notCalled(fetched);
    });
  });

  describe("a Go module", () => {
    it("is built when the network is out of reach, of which a host is asked once", async () => {
      const found = await findAll(["prometheus", "promtool", "amtool", "pint"], machine);
      assert.deepEqual(
        Object.values(found).map(({ origin }) => origin),
        ["Go module", "cache", "Go module", "Go module"],
      );
      sinon.assert.calledOnce(fetched);
      assert.deepEqual(said.slice(0, 2), [
        "prometheus: its release can't be used: github.com can't be reached (getaddrinfo ENOTFOUND github.com)",
        "prometheus: building from its Go module github.com/prometheus/prometheus v0.315.0, about 4 min the first time",
      ]);
    });

    it("is built at once when a proxy refuses downloads", async () => {
      fetched.resolves(new Response(null, { status: 403 }));
      assert.equal((await find("pint", machine)).origin, "Go module");
      sinon.assert.calledOnce(fetched);
    });

    it("is built once for two who need it at the same time", async () => {
      const both = await Promise.all([find("pint", machine), find("pint", machine)]);
      assert.equal(both[0].path, both[1].path);
      sinon.assert.calledOnce(
        run.withArgs(
          "go",
          sinon.match((args: readonly string[]) => args[0] === "build"),
        ),
      );
    });

    it("that fails to build gives the compiler's last words", async () => {
      go = (args) => (args[0] === "build" ? { ok: false, output: "# pint\nmain.go:3:1: syntax error\n" } : { ok: true, output: "go1.26" });
      assert.match(await reasonOf("pint"), /Go module +go build \S+\/cmd\/pint failed: # pint \/ main\.go:3:1: syntax error/);
      assert.deepEqual(cached(), []);
    });

    it("that comes out as another version than the pinned one is refused", async () => {
      versions.pint = "0.1.0";
      assert.match(await reasonOf("pint"), /Go module +pint was to be 0\.87\.0 but says it is 0\.1\.0/);
      assert.deepEqual(cached(), []);
    });

    it("pins in its go.mod, with sums, the version that the toolchain names, and stamps it into the program", () => {
      for (const { goModule, version } of distributions) {
        if (!goModule) continue;
        const wrapper = join(packageRoot(), "toolchain", "go", goModule.wrapper);
        assert.ok(
          readFileSync(join(wrapper, "go.mod"), "utf8").includes(goModule.from),
          `${goModule.wrapper}/go.mod lacks ${goModule.from}`,
        );
        assert.ok(readFileSync(join(wrapper, "go.sum"), "utf8").includes(`${goModule.from} h1:`), `${goModule.wrapper}/go.sum`);
        assert.ok(goModule.ldflags.endsWith(`=${version}`) || goModule.ldflags.endsWith(`=v${version}`), goModule.ldflags);
      }
    });
  });

  describe("the shared tools", () => {
    const share = (sum: string) => {
      mkdirSync(machine.sharedTools);
      writeFileSync(join(machine.sharedTools, "SHA256SUMS"), `${sum}  pulumi-language-nodejs\n`);
      run.withArgs("zstd").callsFake((_file, args) => {
        writeFileSync(args.at(-1) ?? "", "a language host");
        return Promise.resolve({ ok: true, output: "" });
      });
    };

    it("give the language host before its release is asked for", async () => {
      share(createHash("sha256").update("a language host").digest("hex"));
      const found = await find("pulumi-language-nodejs", machine);
      assert.deepEqual([found.origin, found.version], ["shared tools", "3.260.0"]);
      sinon.assert.notCalled(fetched);
    });

    it("are refused when a program differs from its checksum", async () => {
      share("0".repeat(64));
      assert.match(
        await reasonOf("pulumi-language-nodejs"),
        /shared tools +its SHA-256 is [0-9a-f]{64} but SHA256SUMS says 0{64}, so it is not used/,
      );
      assert.deepEqual(cached(), []);
    });
  });

  it("says what it tried and what to install when a program can't be had", async () => {
    place("old/pint");
    versions["old/pint"] = "0.60.1";
    go = () => ({ ok: false, output: "spawn go ENOENT" });
    assert.deepEqual((await reasonOf("pint")).split("\n"), [
      "pint is needed and can't be had:",
      `  PATH          0.60.1 at ${join(folder, "old/pint")} is older than 0.87.0`,
      `  cache         not in ${machine.cache}`,
      "  shared tools  not among them",
      "  release       github.com can't be reached (getaddrinfo ENOTFOUND github.com)",
      "  Go module     Go is not on PATH (https://go.dev/dl/)",
      "  → install pint 0.87 or newer (https://github.com/cloudflare/pint/releases), or install Go and run this again.",
    ]);
  });

  it("refuses a name that it doesn't know and lists those it does", () => {
    assert.throws(() => knownProgram("promtol"), /knows no program "promtol"\. It knows: pulumi, .*promtool/);
  });

  it("gives programs an environment whose PATH begins with links to exactly those programs", () => {
    const [pulumi, host] = [place("one/pulumi"), place("two/pulumi-language-nodejs")];
    const env = { PATH: "/usr/bin", AURA_TOOLCHAIN_DIR: join(folder, "cache"), PULUMI_IGNORE_AMBIENT_PLUGINS: "true" };
    const given = programEnvironment({ pulumi, "pulumi-language-nodejs": host }, env);
    const [links = "", ...rest] = (given.PATH ?? "").split(":");
    assert.deepEqual(rest, ["/usr/bin"]);
    assert.deepEqual(readdirSync(links).sort(), ["pulumi", "pulumi-language-nodejs"]);
    assert.equal(readlinkSync(join(links, "pulumi-language-nodejs")), host);
    assert.equal(given.PULUMI_SKIP_UPDATE_CHECK, "true");
    assert.ok(!("PULUMI_IGNORE_AMBIENT_PLUGINS" in given));
    assert.deepEqual(programEnvironment({ "pulumi-language-nodejs": host, pulumi }, env), given);
  });

  it("gives a real amtool that answers with a version that is new enough", async function () {
    this.timeout("15m");
    const path = await resolveProgram("amtool");
    const { ok, output } = await reallyRun(path, ["--version"], { env: process.env });
    assert.ok(ok, output);
    assert.match(output, /amtool, version 0\.(3[1-9]|[4-9]\d)\./);
    assert.deepEqual(await resolveProgram("amtool"), path);
  });
});
