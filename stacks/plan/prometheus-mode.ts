import type { Draft } from "./draft";

/** Reports what a mode of a Prometheus with files cannot do: an existing one takes no `remote_write` from a file, and an agent keeps and evaluates nothing. */
export function reportMode({ config: { prometheus, remoteWrite, rulesTo }, broken, report }: Draft): void {
  if (prometheus.kind !== "files" || broken.has("prometheus")) return;
  const writes = Object.keys(remoteWrite).length > 0 || broken.has("remoteWrite");
  if (prometheus.mode === "existing" && Object.keys(remoteWrite).length > 0)
    report({
      path: "remoteWrite",
      problem: "has no effect with prometheus.mode: existing, whose prometheus.yml is yours and includes no remote_write",
      fix: "write it under remote_write of your prometheus.yml, or set prometheus.mode: own or agent",
    });
  if (prometheus.mode !== "agent") return;
  if (!writes)
    report({
      path: "prometheus.mode",
      value: "agent",
      problem: "keeps no samples, and remoteWrite names no place to write them to",
      fix: "add remoteWrite, or set mode: own",
    });
  if (rulesTo === undefined && !broken.has("rulesTo"))
    report({
      path: "prometheus.mode",
      value: "agent",
      problem: "evaluates no rules, and nothing else does: nobody would be told of anything",
      fix: "add rulesTo, or set mode: own",
    });
}
