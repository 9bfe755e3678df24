import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { CheckReport, Finding } from "./finding";
import { mergeReports } from "./finding";
import { SAMPLE_ALERTS, type SampleAlert } from "./sample-alerts";
import type { Stage } from "./stage";
import type { MessageTemplate } from "./templates";

/**
 * Renders every message template with every sample alert through amtool. All templates of one type go through one run, and only when that
 * fails through one run each, to name the culprit.
 */
export async function renderMessages(
  stage: Stage,
  path: string,
  templateFiles: readonly string[],
  messages: readonly MessageTemplate[],
): Promise<CheckReport> {
  const globs = templateFiles.length > 0 ? templateFiles.map((it) => join(stage.set, it)) : [join(stage.root, "no-templates", "*")];
  const reports: CheckReport[] = [];
  // One finding a message is enough: a template that fails with the first alert mostly fails with all, in the same words.
  const failed = ({ place }: MessageTemplate) => reports.some((it) => it.findings.some((finding) => finding.place === place));
  const left = (type: MessageTemplate["type"]) => distinct(messages).filter((it) => it.type === type && !failed(it));
  for (const sample of SAMPLE_ALERTS) {
    const data = join(stage.root, "sample-alert.json");
    await writeFile(data, sample.data);
    for (const type of ["text", "html"] as const) reports.push(await renderAll({ stage, path, data, type, sample, globs }, left(type)));
  }
  return mergeReports(reports);
}

/** Several receivers often share a text. */
const distinct = (messages: readonly MessageTemplate[]): readonly MessageTemplate[] => [
  ...new Map(messages.map((it) => [`${it.type}${it.text}`, it])).values(),
];

interface Rendering {
  readonly stage: Stage;
  readonly path: string;
  readonly data: string;
  readonly type: "text" | "html";
  readonly sample: SampleAlert;
  readonly globs: readonly string[];
}

async function renderAll(rendering: Rendering, messages: readonly MessageTemplate[]): Promise<CheckReport> {
  if (messages.length === 0) return { findings: [], unchecked: [] };
  const together = await render(rendering, messages.map((it) => it.text).join("\n"));
  if ("unchecked" in together) return { findings: [], unchecked: [together.unchecked] };
  if (together.ok) return { findings: [], unchecked: [] };
  const reports: CheckReport[] = [];
  for (const message of messages) reports.push(await renderOne(rendering, message));
  return mergeReports(reports);
}

async function renderOne(rendering: Rendering, message: MessageTemplate): Promise<CheckReport> {
  const run = await render(rendering, message.text);
  if ("unchecked" in run) return { findings: [], unchecked: [run.unchecked] };
  if (run.ok) return { findings: [], unchecked: [] };
  const words = rendering.stage
    .translate(run.words)
    .trim()
    .replace(/^amtool: error: /, "");
  const finding: Finding = {
    path: rendering.path,
    place: message.place,
    problem: `cannot be rendered with ${rendering.sample.name}: ${words}`,
    fix: "correct the template; guard what may be missing with {{ if }} or {{ with }}",
  };
  return { findings: [finding], unchecked: [] };
}

const render = ({ stage, globs, type, data, path }: Rendering, text: string) =>
  stage.run(
    "amtool",
    [
      "template",
      "render",
      ...globs.map((it) => `--template.glob=${it}`),
      `--template.type=${type}`,
      `--template.data=${data}`,
      `--template.text=${text}`,
    ],
    `the messages of ${path}`,
  );
