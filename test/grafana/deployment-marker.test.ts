import assert from "node:assert/strict";
import { join } from "node:path";

import { canariesIn, canary, searchFolder } from "../e2e/harness/canaries";
import { checkout, type Engine, projectYaml, startEngine } from "../support/engine";
import { type GrafanaApi, startGrafanaApi } from "../support/grafana-api";
import { needsPrograms } from "../support/needs-programs";
import { documentedActions } from "./harness/documented-actions";

const PROGRAM = `import * as pulumi from "@pulumi/pulumi";
import { DeploymentMarker } from ${JSON.stringify(join(checkout, "library"))};
const config = new pulumi.Config();
const grafana = { url: config.require("url"), auth: { kind: "token", token: config.requireSecret("token") } } as const;
const marker = new DeploymentMarker("orders", { version: config.require("version"), stack: "prod", instances: ["6b0c65e8"], grafana });
new DeploymentMarker("commit", { version: "1", text: "At the time of its commit", at: "2026-11-26T09:00:00Z", grafana });
new DeploymentMarker("resize", { kind: "scaling", version: "8 cores", at: "2026-11-26T09:30:00Z", grafana });
export const annotation = marker.annotation;
`;
const [FIRST, SECOND] = [Date.parse("2026-11-26T10:00:00Z"), Date.parse("2026-11-26T11:00:00Z")];

describe("a DeploymentMarker in the real engine", function () {
  this.timeout(600_000);
  const token = canary("token");
  const printed: string[] = [];
  let grafana: GrafanaApi;
  let engine: Engine;
  let now = FIRST;

  before(async function () {
    await needsPrograms(this, ["pulumi", "pulumi-resource-grafana"]);
    grafana = await startGrafanaApi({ token, actions: documentedActions(/annotate/), clock: () => now });
    engine = await startEngine(projectYaml("marker"), { "index.ts": PROGRAM }, ["pulumi-resource-grafana"]);
    await set("url", grafana.url);
    await set("version", "1.4.2");
    await set("token", token, "--secret");
  });
  after(async () => {
    await engine?.stop();
    await grafana?.stop();
  });

  const set = async (key: string, value: string, ...more: readonly string[]): Promise<void> => {
    const { code, output } = await engine.pulumi("config", "set", ...more, key, value);
    assert.equal(code, 0, output);
  };
  const succeed = async (...args: readonly string[]): Promise<string> => {
    const { code, output } = await engine.pulumi(...args, "--yes", "--skip-preview");
    printed.push(output);
    assert.equal(code, 0, output);
    return output;
  };
  const marks = () =>
    [...grafana.state.annotations.values()].map(({ time, timeEnd, text, tags }) => ({ time, timeEnd, text, tags: [...tags].sort() }));
  const AT = Date.parse("2026-11-26T09:00:00Z");
  const ofCommit = { time: AT, timeEnd: AT, text: "At the time of its commit", tags: ["aura", "deployment", "version:1"] };
  const LATER = Date.parse("2026-11-26T09:30:00Z");
  const ofResize = { time: LATER, timeEnd: LATER, text: "Scaling 8 cores", tags: ["aura", "scaling", "version:8 cores"] };
  const ofVersion = (version: string, time: number) => ({
    time,
    timeEnd: time,
    text: `Deployed ${version}`,
    tags: ["aura", "deployment", "instance:6b0c65e8", "stack:prod", `version:${version}`],
  });
  const sorted = (all: ReturnType<typeof marks>) => all.sort((a, b) => a.time - b.time);

  it("marks a version when Grafana is told of it, or at the time that is given", async () => {
    await succeed("up");
    assert.deepEqual(sorted(marks()), [ofCommit, ofResize, ofVersion("1.4.2", FIRST)]);
  });

  it("changes nothing the second time", async () => {
    now = SECOND;
    grafana.writes();
    await succeed("up", "--refresh", "--expect-no-changes");
    assert.deepEqual(grafana.writes(), []);
  });

  it("adds a mark for another version, and leaves the one before", async () => {
    await set("version", "1.5.0");
    await succeed("up");
    assert.deepEqual(sorted(marks()), [ofCommit, ofResize, ofVersion("1.4.2", FIRST), ofVersion("1.5.0", SECOND)]);
  });

  it("leaves history where it is when it is destroyed, asked for nothing undocumented, and told nobody its token", async () => {
    await succeed("destroy");
    assert.equal(marks().length, 4);
    assert.deepEqual(grafana.violations(), []);
    assert.deepEqual(canariesIn(printed.join("\n"), [token]), []);
    for (const { path, found } of searchFolder(engine.state, [token])) assert.deepEqual(found, [], path);
  });
});
