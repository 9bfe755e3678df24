import assert from "node:assert/strict";

import { catalog } from "../../../catalog";
import { compileStack } from "../../../stacks/compile";
import type { StackConfigInput } from "../../../stacks/config";
import { planStack } from "../../../stacks/plan";
import { PROJECT } from "../../e2e/harness/stack-input";

/** Pulumi's name of the stack in these tests. */
export const STACK = "graf";

/** The sections of a small stack whose dashboards go somewhere. */
export const sectionsWith = (grafana: StackConfigInput["grafana"], directory: string): StackConfigInput => ({
  environment: "test",
  aura: { projects: { shop: { id: PROJECT, clientId: "reader", clientSecret: "aura", instances: { orders: { id: "6b0c65e8" } } } } },
  prometheus: { kind: "files", directory, url: "https://prometheus.example.com", reload: "none" },
  alertmanager: { mode: "existing", reload: "none" },
  contacts: { "database-channel": { kind: "slack", channel: "#db-alerts", webhook: "slack" } },
  grafana,
});

/** The JSON of each dashboard as files of a provisioned Grafana would hold it, parsed, by uid. */
export function jsonOfFiles(grafana: Omit<Extract<StackConfigInput["grafana"], { kind: "files" }>, "kind" | "directory"> = {}) {
  const { plan, config } = planStack(sectionsWith({ kind: "files", directory: "/x/y", ...grafana }, "/x/z"), catalog, { stack: STACK });
  const compiled = compileStack(plan, config, (it) => it).grafana!;
  assert.ok(compiled.kind === "files");
  const texts = Object.entries(compiled.set.files).filter(([path]) => path.startsWith("json/"));
  return new Map(texts.map(([, text]) => JSON.parse(text) as { readonly uid: string }).map((it) => [it.uid, it]));
}
