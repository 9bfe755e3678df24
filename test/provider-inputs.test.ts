import { strict as assert } from "node:assert";

import { stateOf } from "../provider/file-set-state";
import { protectInputs, receiveInputs, requireInputs } from "../provider/receive-inputs";
import { UNKNOWN, wrapSecret } from "../provider/wire";

const CANARY = "canary-4c1d";
const inputs = (change: Record<string, unknown> = {}) => ({ directory: "/srv/aura", set: "prod", files: { a: "b" }, ...change });
const reasons = (wired: unknown) => {
  const received = receiveInputs(wired);
  return received.kind === "wrong" ? received.failures.map((it) => it.reason) : [];
};

describe("the inputs of a set of files", () => {
  it("may not hold a secret in files that everybody can read, however deep it is wrapped", () => {
    for (const files of [{ a: wrapSecret(CANARY) }, { a: { ...(wrapSecret("") as object), value: wrapSecret(CANARY) } }]) {
      assert.match(reasons(inputs({ files })).join(), /^files\.a holds a secret, but everybody can read/);
    }
    assert.match(reasons(inputs({ files: { ...(wrapSecret("") as object), value: { a: CANARY } } })).join(), /^files holds a secret/);
  });

  it("are unwrapped before they are written, and every result wraps them again", () => {
    const wired = inputs({ secret: true, files: { a: wrapSecret(CANARY) } });
    assert.equal(requireInputs(wired).files.a, CANARY);
    for (const result of [protectInputs(wired), stateOf(requireInputs(wired))])
      assert.deepEqual((result as { files: unknown }).files, { a: wrapSecret(CANARY) });
  });

  it("are wrapped in every result of a secret set even where the program forgot to", () => {
    assert.deepEqual((protectInputs(inputs({ secret: true, files: { a: CANARY } })) as { files: unknown }).files, {
      a: wrapSecret(CANARY),
    });
  });

  it("may be unknown in a preview, but not in an update", () => {
    const wired = inputs({ secret: true, files: { a: UNKNOWN } });
    assert.deepEqual(receiveInputs(wired), { kind: "unknown", paths: ["files.a"], checked: false });
    assert.deepEqual((protectInputs(wired) as { files: unknown }).files, { a: UNKNOWN });
    assert.throws(() => requireInputs(wired), /files\.a: is not known yet/);
  });

  it("are refused with every mistake at once, and no message holds a content", () => {
    const wired = inputs({
      directory: "relative",
      set: "a/b",
      secret: true,
      files: { "../a": wrapSecret(CANARY), x: wrapSecret(CANARY), "x/y": "" },
      checks: [{ kind: "prometheusRules", paths: ["gone.yml"] }],
    });
    const found = reasons(wired);
    assert.match(found.join("\n"), /directory must be an absolute path/);
    assert.match(found.join("\n"), /set begins with a letter or digit/);
    assert.match(found.join("\n"), /files\["\.\.\/a"\] has the segment "\.\."/);
    assert.ok(!found.join().includes(CANARY));
    const deeper = reasons(
      inputs({ secret: true, files: { x: "", "x/y": "" }, checks: [{ kind: "prometheusRules", paths: ["gone.yml"] }] }),
    );
    assert.deepEqual(deeper, [
      "checks[0] a secret set takes no checks: their findings would show its content",
      "checks[0] names gone.yml, which is not among the files of the set",
      'files["x/y"] stands below a path that is itself a file of the set',
    ]);
  });
});
