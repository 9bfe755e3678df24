import { atMost, type Part } from "../part";
import { printTable } from "../print-table";
import type { Peaks, Role } from "./memory-watch";
import { previewStack, type Previewed } from "./preview-stack";

const TARGET_SECONDS = 4;
const TARGET_MEGABYTES = 300;

/** `pulumi preview` of this repository's program through the real engine. */
export const previewPart: Part = {
  name: "preview",
  about: "pulumi preview: time and memory",
  run: async ({ quick, progress }) => {
    const measured: (Previewed & { readonly instances: number; readonly cold: number })[] = [];
    for (const instances of quick ? [1, 10] : [1, 10, 100, 1000]) {
      progress(`a stack with ${instances} instances`);
      const stack = await previewStack(instances);
      try {
        const cold = await stack.preview();
        progress(`the same once more, warm`);
        measured.push({ ...(await stack.preview()), instances, cold: cold.seconds });
      } finally {
        stack.remove();
      }
    }
    printTable(
      "pulumi preview of a stack that was not deployed yet",
      ["instances", "cold s", "warm s", "program MB", "engine MB", "provider MB", "others MB"],
      measured.map(row),
    );
    const largest = measured.at(-1)!;
    return [
      atMost(`preview at ${largest.instances} instances, warm`, largest.seconds, TARGET_SECONDS, "s"),
      atMost(
        `preview at ${largest.instances} instances, peak memory of the program`,
        megabytes(largest.peaks, "program"),
        TARGET_MEGABYTES,
        "MB",
        0,
      ),
    ];
  },
};

/** NaN, which is no number below any target, where no such process was seen. */
const megabytes = (peaks: Peaks, role: Role): number => (peaks.get(role) ?? NaN) / 1e6;

const row = ({ instances, cold, seconds, peaks }: Previewed & { readonly instances: number; readonly cold: number }) => [
  instances,
  cold.toFixed(1),
  seconds.toFixed(1),
  ...(["program", "engine", "provider", "other"] as const).map((role) =>
    peaks.has(role) ? megabytes(peaks, role).toFixed(0) : "none seen",
  ),
];
