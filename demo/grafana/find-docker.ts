import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

/** The image that the demo runs: a version, so that it is the same everywhere. @see https://hub.docker.com/r/grafana/grafana/tags */
export const GRAFANA_IMAGE = "grafana/grafana:12.2.1";

/** A Docker that has the image. */
export interface GrafanaImage {
  /** The program `docker`. */
  readonly docker: string;
  readonly image: string;
}

/** How Docker is looked at. */
export interface Looking {
  readonly env: NodeJS.ProcessEnv;
  readonly progress: (text: string) => void;
  readonly signal: AbortSignal;
  /** @default this machine's: elsewhere than on Linux containers run in a machine of their own, which sees neither files nor ports of this one */
  readonly platform?: NodeJS.Platform;
}

/** Milliseconds in which Docker must say something. */
const ANSWERS_WITHIN = 2_500;
/** Milliseconds in which the image must be there once it comes. */
const PULLED_WITHIN = 5 * 60_000;

/** Docker with Grafana's image, which is fetched where it is not there; else why there is none, in a few words. */
export async function findDocker(looking: Looking): Promise<GrafanaImage | { readonly why: string }> {
  const { env, platform = process.platform } = looking;
  const { PATH = "", DOCKER_HOST = "unix:" } = env;
  const docker = PATH.split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, "docker"))
    .find((it) => existsSync(it));
  if (docker === undefined) return { why: "no docker" };
  if (platform !== "linux") return { why: "docker shares no network with this system" };
  if (!DOCKER_HOST.startsWith("unix:")) return { why: "docker is another machine's" };
  const asked = (...args: readonly string[]): Promise<string | undefined> =>
    promisify(execFile)(docker, args, { env, timeout: ANSWERS_WITHIN, killSignal: "SIGKILL" }).then(
      ({ stdout }) => stdout,
      () => undefined,
    );
  if ((await asked("version", "--format", "{{.Server.Version}}")) === undefined) return { why: "docker does not answer" };
  const options = await asked("info", "--format", "{{.SecurityOptions}}");
  if (options === undefined) return { why: "docker does not answer" };
  if (/rootless|userns/.test(options)) return { why: "docker's users are not this machine's" };
  const isThere = (await asked("image", "inspect", "--format", "{{.Id}}", GRAFANA_IMAGE)) !== undefined;
  if (!isThere && !(await pulled(docker, looking))) return { why: `docker cannot get ${GRAFANA_IMAGE}` };
  return { docker, image: GRAFANA_IMAGE };
}

/** Fetches the image, which is given up when nothing is heard of it at first. */
function pulled(docker: string, { env, progress, signal }: Looking): Promise<boolean> {
  progress(`docker fetches ${GRAFANA_IMAGE} …`);
  const child = spawn(docker, ["pull", GRAFANA_IMAGE], { env, stdio: ["ignore", "pipe", "ignore"] });
  const giveUp = (): void => void child.kill("SIGKILL");
  const first = setTimeout(giveUp, ANSWERS_WITHIN);
  const all = setTimeout(giveUp, PULLED_WITHIN);
  const layers = { known: 0, there: 0 };
  signal.addEventListener("abort", giveUp, { once: true });
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    clearTimeout(first);
    layers.known += text.match(/: Pulling fs layer/g)?.length ?? 0;
    layers.there += text.match(/: Pull complete/g)?.length ?? 0;
    if (layers.known > 0) progress(`docker fetches ${GRAFANA_IMAGE}: ${layers.there} of ${layers.known} layers …`);
  });
  return new Promise((done) => {
    const ended = (isThere: boolean): void => {
      clearTimeout(first);
      clearTimeout(all);
      signal.removeEventListener("abort", giveUp);
      done(isThere);
    };
    child.once("error", () => ended(false)).once("close", (code) => ended(code === 0));
  });
}
