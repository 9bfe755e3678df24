import { installSet } from "../../provider/disk/install-set";
import { fileSetInputs } from "../../provider/file-set-inputs";

const directory = process.argv[2] ?? "";
const log = { info: async () => {}, warn: async () => {}, progress: async () => {} };
const owner = { id: "prod-1", urn: "urn:pulumi:prod::p::aura-files:index:FileSet::prod" };

/** Writes one generation after the other, until it is killed. Every file of a generation holds the same number. */
async function write(): Promise<void> {
  for (let version = Date.now(); ; version++) {
    const files = Object.fromEntries(["0", "1", "deep/2"].map((path) => [path, String(version)]));
    await installSet(fileSetInputs.parse({ directory, set: "prod", files }), owner, log);
    process.send?.("written");
  }
}

write().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
