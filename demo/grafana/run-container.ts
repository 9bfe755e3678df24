import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { type Running, startProcess } from "../processes/start-process";
import type { GrafanaImage } from "./find-docker";
import type { GrafanaPlace } from "./start-grafana";

/** What a container is run on. */
interface ContainerPlace extends GrafanaPlace {
  /** Environment of the container. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Milliseconds that Docker has to remove it. */
const REMOVED_WITHIN = 10_000;

/**
 * Runs Grafana's image as the user of this process, on this machine's network, with its files under the same paths. Settings are named, not written:
 * everybody can read arguments. It is removed by its name, because it outlives the program that started it.
 */
export async function runContainer({ docker, image }: GrafanaImage, place: ContainerPlace): Promise<Running> {
  const { provisioning, data, log, settings } = place;
  const env = { ...place.env, ...settings };
  const name = `aura-demo-grafana-${randomBytes(4).toString("hex")}`;
  const args = [
    ...["run", "--rm", "--name", name, "--network", "host", "--security-opt", "label=disable"],
    ...["--user", `${process.getuid!()}:${process.getgid!()}`],
    ...["-v", `${provisioning}:${provisioning}:ro`, "-v", `${data}:${data}`],
    ...Object.keys(settings).flatMap((it) => ["-e", it]),
    image,
  ];
  const running = await startProcess({ name: "grafana", file: docker, args, log, env });
  const remove = ["rm", "--force", name];
  return {
    ...running,
    stop: async () => {
      await running.stop();
      await promisify(execFile)(docker, remove, { env, timeout: REMOVED_WITHIN }).catch((error: Error & { readonly stderr?: string }) => {
        if (!/No such container/.test(error.stderr ?? "")) throw new Error(`${name} is still there → docker ${remove.join(" ")}`);
      });
    },
    kill: () => {
      running.kill();
      spawn(docker, remove, { env, detached: true, stdio: "ignore" })
        .on("error", () => {})
        .unref();
    },
  };
}
