// Makes `npm test` and `npm run demo` work as the first command in a fresh clone. It runs before anything is installed, so it uses Node alone.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tellEveryMs = 10_000;

const readJson = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

/** Whether everything that the lock file asks of every machine is there, in its version. What is optional may be for another platform. */
function isInstalled() {
  let installed;
  try {
    installed = readJson("node_modules/.package-lock.json").packages;
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
  return Object.entries(readJson("package-lock.json").packages)
    .filter(([path, { optional, devOptional }]) => path !== "" && !optional && !devOptional)
    .every(([path, { version }]) => installed[path]?.version === version);
}

function refuseOldNode() {
  const wanted = readJson("package.json").engines.node.replace(/^>=/, "");
  const [major, minor] = wanted.split(".").map(Number);
  const [ours, oursMinor] = process.versions.node.split(".").map(Number);
  if (ours > major || (ours === major && oursMinor >= minor)) return;
  console.error(`Node ${process.versions.node} is too old: this project needs ${wanted} or newer.\n→ install it from https://nodejs.org`);
  process.exit(1);
}

/** Runs `npm ci`, and says now and then that it still does. No package needs its install script: those of SDKs download plugins. */
function install() {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.error("Installing what package-lock.json lists (npm ci) …");
  const timer = setInterval(() => console.error(`  still installing, ${seconds()} s`), tellEveryMs);
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const child = spawn(command, [...args, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  child.on("error", (error) => fail(error.message));
  child.on("close", (code) => {
    clearInterval(timer);
    if (code !== 0) fail(`npm ci ended with ${code}`);
    console.error(`Installed in ${seconds()} s.`);
  });
}

function fail(reason) {
  console.error(
    `The packages of this project could not be installed: ${reason}.\n→ run \`npm ci\` and look at what it says; behind a proxy, npm must know it.`,
  );
  process.exit(1);
}

refuseOldNode();
if (!isInstalled()) install();
