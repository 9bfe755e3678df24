import { mkdirSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Running, startProcess } from "../processes/start-process";
import type { GrafanaImage } from "./find-docker";
import type { GrafanaProgram } from "./find-grafana";
import { runContainer } from "./run-container";

/** What a Grafana is started on. */
export interface GrafanaPlace {
  readonly url: string;
  /** The set that `pulumi up` wrote. */
  readonly provisioning: string;
  /** What it stores. */
  readonly data: string;
  /** The file that takes what it prints. */
  readonly log: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Starts a Grafana of its own: readable by everybody on this machine, provisioned from files, and silent towards the Internet. */
export async function startGrafana(grafana: GrafanaProgram | GrafanaImage, place: GrafanaPlace): Promise<Running> {
  mkdirSync(place.data, { recursive: true });
  const settings = settingsOf(place);
  if ("image" in grafana) return runContainer(grafana, { ...place, settings });
  const { file, home } = grafana;
  const args = home === undefined ? [] : [`--homepath=${home}`];
  return startProcess({ name: "grafana", file, args, log: place.log, env: { ...place.env, ...settings } });
}

function settingsOf({ url, provisioning, data }: GrafanaPlace): Readonly<Record<string, string>> {
  const { hostname, port } = new URL(url);
  return {
    GF_SERVER_HTTP_ADDR: hostname,
    GF_SERVER_HTTP_PORT: port,
    GF_PATHS_DATA: data,
    GF_PATHS_LOGS: join(data, "log"),
    GF_PATHS_PLUGINS: join(data, "plugins"),
    GF_PATHS_PROVISIONING: provisioning,
    GF_AUTH_ANONYMOUS_ENABLED: "true",
    GF_AUTH_ANONYMOUS_ORG_ROLE: "Viewer",
    GF_SECURITY_ADMIN_PASSWORD: randomBytes(16).toString("hex"),
    GF_ANALYTICS_REPORTING_ENABLED: "false",
    GF_ANALYTICS_CHECK_FOR_UPDATES: "false",
    GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: "false",
    GF_NEWS_NEWS_FEED_ENABLED: "false",
  };
}
