import { existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** A Grafana that is installed. */
export interface GrafanaProgram {
  readonly file: string;
  /** Its folder with `conf` and `public`; undefined where it knows that itself. */
  readonly home?: string;
}

/** Where packages put it, when the program itself stands in a folder of all programs. */
const PACKAGED = ["/usr/share/grafana", "/usr/local/share/grafana", "/opt/homebrew/share/grafana"];

/** `grafana-server` on PATH; undefined where there is none. */
export function findGrafana({ PATH = "" }: NodeJS.ProcessEnv): GrafanaProgram | undefined {
  const file = PATH.split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, "grafana-server"))
    .find((it) => existsSync(it));
  if (file === undefined) return undefined;
  const home = [dirname(dirname(realpathSync(file))), ...PACKAGED].find((it) => existsSync(join(it, "conf", "defaults.ini")));
  return { file, ...(home !== undefined && { home }) };
}
