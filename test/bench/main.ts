import { arch, cpus, loadavg } from "node:os";

import { Command } from "commander";

import { compilePart } from "./compile";
import { dashboardsPart } from "./dashboards/dashboards";
import type { Figure, Part } from "./part";
import { printTable } from "./print-table";
import { mutationPart } from "./mutation-part";
import { kubernetesPart } from "./kubernetes/kubernetes";
import { notificationPart } from "./notification/notification";
import { previewPart } from "./preview/preview";
import { progressOn } from "./progress";
import { healthyWeekPart } from "./healthy-week/healthy-week";
import { rulesPart } from "./rules/rules";
import { simulatorPart } from "./simulator";
import { vendorsMutationPart } from "./vendors-mutation";
import { vendorsPart } from "./vendors/vendors";

const PARTS: readonly Part[] = [
  compilePart,
  simulatorPart,
  previewPart,
  vendorsPart,
  kubernetesPart,
  rulesPart,
  dashboardsPart,
  notificationPart,
  healthyWeekPart,
  mutationPart,
  vendorsMutationPart,
];

interface Options {
  readonly quick: boolean;
  readonly all: boolean;
}

async function main(names: readonly string[], { quick, all }: Options): Promise<void> {
  const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
  if (unknown.length > 0)
    throw new Error(`there is no part named ${unknown.join(", ")}; there are: ${PARTS.map(({ name }) => name).join(", ")}`);
  const wanted = PARTS.filter((part) => (names.length > 0 ? names.includes(part.name) : all || part.slow !== true));
  const { show, clear } = progressOn(process.stderr);
  const figures: Figure[] = [];
  for (const part of wanted) {
    show(part.about);
    figures.push(...(await run(part, { quick, thorough: all || names.length > 0, progress: (text) => show(`${part.name}: ${text}`) })));
    clear();
  }
  printFigures(figures);
  const [load] = loadavg();
  console.log(
    `${process.platform} ${arch()}, ${cpus().length} × ${cpus()[0]?.model}, load average ${load!.toFixed(1)} at the end: times are those of a quiet machine only if it was one`,
  );
  if (figures.some(({ held }) => held === false)) process.exitCode = 1;
}

/** A part that cannot be measured does not keep the others from being measured, and is a target that is missed. */
async function run(part: Part, options: Parameters<Part["run"]>[0]): Promise<readonly Figure[]> {
  try {
    return await part.run(options);
  } catch (error) {
    return [
      {
        name: part.name,
        value: `not measured: ${error instanceof Error ? error.message : String(error)}`,
        target: "measured",
        held: false,
      },
    ];
  }
}

const HELD = { true: "yes", false: "NO", undefined: "" } as const;

const printFigures = (figures: readonly Figure[]): void =>
  printTable(
    "Figures",
    ["figure", "value", "target", "held"],
    figures.map(({ name, value, target, held }) => [name, value, target, HELD[String(held) as keyof typeof HELD]]),
  );

const program = new Command("bench")
  .description("Measures this package; exits with 1 when a target is missed.")
  .argument("[parts...]", `which parts: ${PARTS.map(({ name }) => name).join(", ")}`)
  .option("--quick", "smaller sizes: shows that everything works, not how fast it is", false)
  .option("--all", "the slow parts too", false)
  .action((names: string[], options: Options) => main(names, options));

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
