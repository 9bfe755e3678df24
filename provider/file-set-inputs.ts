import { isAbsolute, resolve } from "node:path";

import { z } from "zod";

import { pathProblem } from "./disk/path-problem";

const path = z.string().superRefine((value, context) => {
  const problem = pathProblem(value);
  if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
});

const check = z.discriminatedUnion("kind", [
  z
    .strictObject({
      kind: z.literal("prometheusConfig"),
      path,
      agent: z.literal(true).optional().describe("For `prometheus --agent`, which refuses what an agent does not do"),
    })
    .describe("A whole prometheus.yml, with the rule and scrape files it names"),
  z.strictObject({ kind: z.literal("prometheusScrapeConfig"), path }).describe("A file for `scrape_config_files` of an existing server"),
  z.strictObject({ kind: z.literal("prometheusRules"), paths: z.array(path).min(1) }).describe("Rule files"),
  z
    .strictObject({ kind: z.literal("alertmanagerConfig"), path, templates: z.array(path).default([]) })
    .describe("A whole alertmanager.yml"),
]);

const reload = z.strictObject({
  kind: z.enum(["prometheus", "alertmanager"]),
  url: z.url({ protocol: /^https?$/ }).describe("Base address of the server, as http://127.0.0.1:9093"),
  config: path.optional().describe("The file that the server must have loaded afterwards (only Alertmanager publishes what it has)"),
});

const absolutePath = z
  .string()
  .refine((it) => isAbsolute(it) && resolve(it) !== "/", "must be an absolute path, and not the root of the file system")
  .transform((it) => resolve(it));

const setName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, "begins with a letter or digit and has only letters, digits, dot, dash and underscore");

/** What a program says of one set of files. Plain data; secrets are already unwrapped. */
export const fileSetInputs = z
  .strictObject({
    directory: absolutePath.describe("The user's directory. Other sets, also of other stacks, may live in it"),
    set: setName.describe("Permanent name of the set inside the directory"),
    files: z.record(path, z.string()).describe("Content by path inside the set"),
    secret: z.boolean().default(false).describe("Files 0600 and contents never shown; else 0644"),
    checks: z.array(check).default([]).describe("What preview makes sure of"),
    siblings: z
      .record(setName, z.array(path))
      .default({})
      .describe("Paths that other sets of the directory hold: references to them are checked"),
    reload: reload.optional().describe("The server that reads the set and is told of a change"),
  })
  .superRefine(({ secret, files, checks }, context) => {
    const complain = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    for (const [index, one] of checks.entries()) {
      if (secret) complain(["checks", index], "a secret set takes no checks: their findings would show its content");
      const missing = checkedPaths(one).filter((it) => !(it in files));
      for (const path of missing) complain(["checks", index], `names ${path}, which is not among the files of the set`);
    }
    const paths = Object.keys(files);
    const inner = paths.filter((one) => paths.some((other) => one.startsWith(`${other}/`)));
    for (const path of inner) complain(["files", path], "stands below a path that is itself a file of the set");
  });

export type FileSetInputs = z.output<typeof fileSetInputs>;
/** The inputs as a program writes them: what has a default may be left out. */
export type FileSetSpec = z.input<typeof fileSetInputs>;
export type FileSetCheck = z.output<typeof check>;
export type FileSetReload = z.output<typeof reload>;

/** The paths of the set that a check reads. */
export function checkedPaths(one: FileSetCheck): readonly string[] {
  if (one.kind === "prometheusRules") return one.paths;
  return one.kind === "alertmanagerConfig" ? [one.path, ...one.templates] : [one.path];
}
