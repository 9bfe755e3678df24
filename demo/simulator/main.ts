import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { sampleProject } from "./sample-fleet";
import { startSimulator } from "./start-simulator";

const USAGE = `Usage: npx tsx demo/simulator/main.ts [options]
  --port <n>             port on 127.0.0.1, 0 for any free one            (default 0)
  --project <id>         id of the project                               (default demo)
  --instances <n>        number of instances                             (default 3)
  --databases <n>        databases of each instance                      (default 1)
  --granularity <g>      summary or comprehensive                        (default summary)
  --cache-seconds <n>    how long the endpoint answers with the same     (default 30)
  --lag-seconds <n>      how old samples are                             (default 0)
  --token-seconds <n>    life of a token                                 (default 3600)
  --seed <n>             other values                                    (default 1)
  --secret-file <path>   file with the client's secret                   (default: one is made up and shown)`;

const text = (value: string) => ({ type: "string" as const, default: value });
const options = {
  port: text("0"),
  project: text("demo"),
  instances: text("3"),
  databases: text("1"),
  granularity: text("summary"),
  "cache-seconds": text("30"),
  "lag-seconds": text("0"),
  "token-seconds": text("3600"),
  seed: text("1"),
  "secret-file": { type: "string" as const },
  help: { type: "boolean" as const, default: false },
};

function whole(name: string, value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  throw new Error(`--${name} is "${value}"; it must be a whole number from 0`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options, strict: true });
  if (values.help) return console.log(USAGE);
  const { granularity } = values;
  if (granularity !== "summary" && granularity !== "comprehensive")
    throw new Error(`--granularity is "${granularity}"; it must be summary or comprehensive`);
  const secretFile = values["secret-file"];
  const clientSecret = secretFile === undefined ? randomBytes(16).toString("hex") : (await readFile(secretFile, "utf8")).trim();
  const databases = Math.max(1, whole("databases", values.databases));
  const project = sampleProject(values.project, whole("instances", values.instances), { granularity, databases, clientSecret });
  const simulator = await startSimulator({
    projects: [project],
    port: whole("port", values.port),
    seed: whole("seed", values.seed),
    cacheSeconds: whole("cache-seconds", values["cache-seconds"]),
    lagSeconds: whole("lag-seconds", values["lag-seconds"]),
    tokenLifetimeSeconds: whole("token-seconds", values["token-seconds"]),
  });
  console.log(`Aura simulator   ${simulator.url}
  metrics        ${simulator.metricsUrl(project.id)}
  token          ${simulator.tokenUrl}
  client id      ${project.clients[0]?.clientId}
  client secret  ${secretFile === undefined ? clientSecret : `in ${secretFile}`}
  scenarios      ${simulator.url}/admin/scenarios`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void simulator.stop());
}

main().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 1;
});
