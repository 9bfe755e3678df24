import type { FactSignal, PlannedInstance } from "../../catalog/model";
import type { CloudwatchContext } from "./context";

/** One series that is written out, because nothing publishes it: its labels beside the stack's, and its value. */
interface Known {
  readonly project: string;
  readonly label?: { readonly name: string; readonly value: string };
  readonly value: number;
}

/** What the stack config knows, as a vector. Empty where it knows nothing: a comparison that is never true. */
export function factVector(fact: FactSignal["fact"], context: CloudwatchContext): string {
  const known = knownOf(fact, context);
  if (known.length === 0) return `(vector(1) > 1)`;
  const projects = [...new Set(known.map(({ project }) => project))].sort();
  const all = projects.map((project) => labelled(union(known.filter((it) => it.project === project)), "aura_project", project));
  return labelled(all.length === 1 ? all[0]! : `(${all.join(" or ")})`, "aura_stack", context.stack);
}

function knownOf(fact: FactSignal["fact"], { projects, instances }: CloudwatchContext): readonly Known[] {
  switch (fact) {
    case "instance":
      return instances.map((it) => ofInstance(it, 1));
    case "expected-instance":
      return instances.filter(({ pause }) => pause !== "always").map((it) => ofInstance(it, 1));
    case "bolt-connection-limit":
      return instances.flatMap((it) => (it.limits.boltConnections === undefined ? [] : [ofInstance(it, it.limits.boltConnections)]));
    case "endpoint":
      return projects.flatMap(({ id, endpoints }) =>
        endpoints.map((it) => ({ project: id, label: { name: "aura_endpoint", value: it.id }, value: 1 })),
      );
    case "credentials-issued":
      return projects.flatMap(({ id, credentialsIssued }) =>
        credentialsIssued === undefined ? [] : [{ project: id, value: credentialsIssued }],
      );
  }
}

const ofInstance = ({ id, projectId }: PlannedInstance, value: number): Known => ({
  project: projectId,
  label: { name: "instance_id", value: id },
  value,
});

function union(known: readonly Known[]): string {
  const texts = known.map(({ label, value }) =>
    label === undefined ? `vector(${value})` : labelled(`vector(${value})`, label.name, label.value),
  );
  return texts.length === 1 ? texts[0]! : `(${texts.join(" or ")})`;
}

const labelled = (vector: string, name: string, value: string): string => `label_replace(${vector}, "${name}", "${value}", "", "")`;
