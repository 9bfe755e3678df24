import type { Figure, Part } from "../part";
import { printTable } from "../print-table";
import { measureObjects } from "./objects";
import { type Updated, updateFleet } from "./update-fleet";

/** What a large fleet asks of a cluster, and in operator mode how long the real engine takes against a real API server. */
export const kubernetesPart: Part = {
  name: "kubernetes",
  about: "objects in a cluster: number and bytes; pulumi up in operator mode: time and memory",
  slow: true,
  run: async ({ quick, progress }) => {
    const sizes = quick ? [1, 10] : [1, 100, 1000];
    const limits = measureObjects(sizes);
    const updates = await updateFleet(sizes.at(-1)!, progress);
    printTable(
      "pulumi up in operator mode",
      ["instances", "what", "s", "program MB", "engine MB", "provider MB", "others MB"],
      updates.map((it) => [it.instances, it.what, it.seconds.toFixed(1), ...ROLES.map((role) => megabytes(it, role))]),
    );
    return [...limits, ...updates.map(figureOf)];
  },
};

const ROLES = ["program", "engine", "provider", "other"] as const;

const megabytes = ({ peaks }: Updated, role: (typeof ROLES)[number]): string => {
  const bytes = peaks.get(role);
  return bytes === undefined ? "none seen" : (bytes / 1e6).toFixed(0);
};

const figureOf = (it: Updated): Figure => ({
  name: `pulumi up that ${it.what}, ${it.instances} instances; peak memory of the program`,
  value: `${it.seconds.toFixed(1)} s; ${megabytes(it, "program")} MB`,
  target: "–",
  held: undefined,
});
