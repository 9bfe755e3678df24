import * as z from "zod";
import { addressText } from "../values/address";
import { operator } from "./operator";
import { standalone } from "./standalone";

/** A directory that files are written to. */
export const directory = z
  .string()
  .regex(
    /^(?!\/+$)(?!.*(^|\/)\.\.(\/|$))[^\0]+$/,
    "is not a directory of its own → name one, as /etc/prometheus/aura; not / and nothing with ..",
  );

/** Files in a directory that a Prometheus and an Alertmanager read. */
const files = z.strictObject({
  kind: z.literal("files"),
  directory: directory.describe("Where the files are written; a relative one belongs to the Pulumi project. It is this package's alone."),
  mode: z
    .enum(["own", "existing", "agent"])
    .default("existing")
    .describe(
      "existing: snippets for scrape_config_files and rule_files of your prometheus.yml. own: a whole prometheus.yml. agent: one for prometheus --agent, which scrapes and writes to remoteWrite, and evaluates nothing.",
    ),
  url: addressText()
    .prefault("http://127.0.0.1:9090")
    .describe("Where this Prometheus listens, as seen from where pulumi runs. An own one is watched there."),
  reload: z
    .enum(["auto", "post", "none"])
    .default("auto")
    .describe("auto: the server runs with --config.auto-reload. post: POST url/-/reload after a change. none: you reload it."),
});

/** The section `prometheus`: where the rules and scrape jobs live. */
export const prometheus = z.discriminatedUnion("kind", [files, operator, standalone]);

/** The section `prometheus` of files, as the config has it. */
export type FilesConfig = z.output<typeof files>;

/** The section `alertmanager`: who tells people. Its files stand beside Prometheus's. */
export const alertmanager = z
  .strictObject({
    mode: z
      .enum(["own", "existing"])
      .default("own")
      .describe(
        "own: a whole alertmanager.yml. existing: receivers, routes, inhibitions and times to merge into yours. Written for Alertmanager 0.31 and newer.",
      ),
    url: addressText()
      .prefault("http://127.0.0.1:9093")
      .describe("Where it listens: Prometheus sends alerts there, and an own one is reloaded and watched there."),
    peers: z
      .array(addressText())
      .prefault([])
      .describe("The other members, where several run as a cluster: Prometheus must know all of them."),
    reload: z
      .enum(["post", "none"])
      .default("post")
      .describe("post: POST url/-/reload after a change, and the update fails when it is refused. none: you reload it."),
  })
  .prefault({});

/** The section `watcher`: jobs of existing servers, so that the watcher itself is watched. */
export const watcher = z
  .strictObject({
    prometheus: z
      .string()
      .min(1)
      .optional()
      .describe(
        "Name of the job that scrapes Prometheus. Default: the job of an own one; without it alerts about Prometheus are left out.",
      ),
    alertmanager: z
      .string()
      .min(1)
      .optional()
      .describe(
        "Name of the job that scrapes Alertmanager. Default: the job of an own one; without it alerts about Alertmanager are left out.",
      ),
  })
  .prefault({});
