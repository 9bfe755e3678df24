import * as z from "zod";
import { provider } from "./grafana-provider";
import { shared } from "./grafana-shared";
import { sidecar } from "./grafana-sidecar";
import { directory } from "./prometheus";

/** Files in a directory that a Grafana is provisioned from. */
const files = z.strictObject({
  kind: z.literal("files"),
  directory: directory.describe(
    "Where the files are written; a relative one belongs to the Pulumi project. Grafana reads <directory>/<stack>-grafana as its paths.provisioning.",
  ),
  ...shared,
});

/** The section `grafana`: where dashboards live. */
export const grafana = z.discriminatedUnion("kind", [files, provider, sidecar]);

/** The section as a plan reads it. */
export type GrafanaConfig = z.output<typeof grafana>;
