import type { FileSetReload } from "../file-set-inputs";
import { alertmanagerConfigHash } from "../../toolchain/alertmanager-config-hash";
import { serverMetric } from "./server-metric";

/** How a server took a reload. `unsure` is no success: the words say what is not known and what follows. */
export type ReloadOutcome =
  | { readonly kind: "reloaded" }
  | { readonly kind: "refused"; readonly words: string }
  | { readonly kind: "unsure"; readonly words: string };

const TIMEOUT = 15_000;

/** Tells a server to read its files again, and reads back whether it did. */
export async function reloadServer(reload: FileSetReload, files: Readonly<Record<string, string>>): Promise<ReloadOutcome> {
  const name = reload.kind === "alertmanager" ? "Alertmanager" : "Prometheus";
  try {
    const answer = await ask(reload, "/-/reload", "POST");
    if (answer.status === 200) return await readBack(reload, name, files);
    if (answer.status >= 500) return { kind: "refused", words: `${name} at ${reload.url} refused the new files: ${answer.text}` };
    const hint = lifecycleHint(reload, answer.status);
    return { kind: "unsure", words: `could not reload ${name} at ${reload.url}: it answered ${answer.status} ${answer.text}${hint}` };
  } catch (error) {
    return { kind: "unsure", words: `could not reload ${name}: ${unreachable(error, reload.url)}` };
  }
}

async function readBack(reload: FileSetReload, name: string, files: Readonly<Record<string, string>>): Promise<ReloadOutcome> {
  const page = await ask(reload, "/metrics", "GET");
  const metric = `${reload.kind}_config_last_reload_successful`;
  const success = serverMetric(page.text, metric);
  const server = `${name} at ${reload.url}`;
  if (success === 0) return { kind: "refused", words: `${server} says that its last reload failed (${metric} is 0)` };
  if (success !== 1) return { kind: "unsure", words: `${server} was told to reload, but its /metrics page does not say whether it did` };
  const expected = reload.kind === "alertmanager" && reload.config !== undefined ? files[reload.config] : undefined;
  const hash = serverMetric(page.text, "alertmanager_config_hash");
  if (expected === undefined || hash === alertmanagerConfigHash(expected)) return { kind: "reloaded" };
  const advice = "start it with --config.file on this set";
  return {
    kind: "unsure",
    words: `${server} reloaded, but it has loaded another configuration than ${reload.config} of this set: ${advice}`,
  };
}

async function ask(reload: FileSetReload, path: string, method: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${reload.url.replace(/\/$/, "")}${path}`, { method, signal: AbortSignal.timeout(TIMEOUT) });
  return { status: response.status, text: (await response.text()).trim() };
}

function unreachable(error: unknown, url: string): string {
  const code = ((error as { cause?: { code?: string } }).cause ?? {}).code;
  if (code === "ECONNREFUSED") return `nothing listens at ${url}; it will read the files when it starts`;
  if ((error as Error).name === "TimeoutError") return `${url} did not answer in ${TIMEOUT / 1_000} s; it may still run with the old files`;
  return `${url} cannot be reached (${code ?? (error as Error).message}); it may still run with the old files`;
}

function lifecycleHint(reload: FileSetReload, status: number): string {
  if (reload.kind !== "prometheus" || status !== 403) return "";
  return "\n→ start it with --web.enable-lifecycle, or with --config.auto-reload, which reads the files within 30 s by itself";
}
