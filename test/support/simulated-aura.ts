import { scenarios, startSimulator, type Simulator, type SimulatorOptions } from "../../demo/simulator";

/** One sample line of the exposition format. */
export interface Line {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  readonly text: string;
  readonly timestamp: number;
}

export const SECRET = "not-a-real-secret";
export const READER = "reader";
export const START = Date.UTC(2026, 0, 7, 9);

/** A simulator on a clock that only the test moves. */
export interface TestAura {
  readonly simulator: Simulator;
  readonly now: () => number;
  readonly tick: (seconds: number) => void;
  readonly askToken: (body?: string, clientId?: string, secret?: string) => Promise<Response>;
  readonly token: () => Promise<string>;
  readonly get: (url: string, token: string) => Promise<Response>;
  /** Scrapes the project endpoint (or an instance's) and fails unless it answers 200. */
  readonly scrape: (instance?: string) => Promise<Line[]>;
}

const running = new Set<Simulator>();

/** For `afterEach`. */
export async function stopSimulators(): Promise<void> {
  await Promise.all([...running].map((simulator) => simulator.stop()));
  running.clear();
}

/** Two instances with three members each; the second has two databases. Nothing is cached unless a test says so. */
export async function startTestAura(
  overrides: Partial<SimulatorOptions> & { readonly granularity?: "summary" | "comprehensive" } = {},
): Promise<TestAura> {
  let time = START;
  const { granularity = "summary", ...options } = overrides;
  const simulator = await startSimulator({
    clock: () => time,
    cacheSeconds: 0,
    projects: [
      {
        id: "shop",
        name: "Shop",
        granularity,
        clients: [{ clientId: READER, clientSecret: SECRET }],
        instances: [
          { id: "6b0c65e8", name: "orders", load: 0.5 },
          { id: "0a1b2c3d", name: "fraud", cores: 8, databases: ["neo4j", "scores"], load: 0.3 },
        ],
      },
    ],
    ...options,
  });
  running.add(simulator);
  const askToken: TestAura["askToken"] = (body = "grant_type=client_credentials", clientId = READER, secret = SECRET) =>
    fetch(simulator.tokenUrl, {
      method: "POST",
      body,
      headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}`, "content-type": "application/x-www-form-urlencoded" },
    });
  const token = async (): Promise<string> => ((await (await askToken()).json()) as { access_token: string }).access_token;
  const get: TestAura["get"] = (url, bearer) => fetch(url, { headers: { authorization: `Bearer ${bearer}` } });
  let kept: { readonly text: string; readonly at: number } | undefined;
  return {
    simulator,
    askToken,
    token,
    get,
    now: () => time,
    tick: (seconds) => {
      time += seconds * 1_000;
    },
    scrape: async (instance) => {
      if (!kept || time - kept.at > 1_800_000) kept = { text: await token(), at: time };
      const response = await get(simulator.metricsUrl("shop", instance), kept.text);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`the scrape answered ${response.status}: ${text}`);
      return parseLines(text);
    },
  };
}

const LINE = /^([a-z_0-9]+)\{(.*)\} (\S+) (\d+)$/;

/** @throws Error at a line that is neither a comment nor a sample with labels, value and timestamp */
export const parseLines = (text: string): Line[] =>
  text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, name, labels, value, timestamp] = LINE.exec(line) ?? [];
      if (name === undefined || labels === undefined || value === undefined) throw new Error(`not a sample line: ${line}`);
      const pairs = [...labels.matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = "", text = ""]): [string, string] => [key, text]);
      return { name, labels: Object.fromEntries(pairs), value: Number(value), text: value, timestamp: Number(timestamp) };
    });

/** The value of the only series of a metric for the instance. */
export function valueOf(lines: readonly Line[], name: string, instance = "6b0c65e8"): number {
  const found = lines.filter((line) => line.name === name && line.labels.instance_id === instance);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} series of ${name} for ${instance}, expected one`);
  return found[0].value;
}

export const scenarioNames = (): string[] => scenarios.map(({ name }) => name);
