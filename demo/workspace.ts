import { randomBytes } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

/** A temporary folder that holds everything that the demo writes. */
export interface Workspace {
  readonly root: string;
  /** A Pulumi project with the checkout's name: `pulumi stack init` writes beside it, and never into the checkout. */
  readonly project: string;
  /** The stack file of this run, a copy. */
  readonly stackFile: string;
  /** Pulumi's file backend. */
  readonly state: string;
  /** Pulumi's own folder. */
  readonly home: string;
  /** A file with the passphrase of this run, for its owner only. */
  readonly passphrase: string;
  /** What `pulumi up` writes for Prometheus and Alertmanager. */
  readonly files: string;
  /** What `pulumi up` writes for Grafana. */
  readonly dashboards: string;
  /** What the servers store. */
  readonly data: string;
  readonly logs: string;
  readonly remove: () => void;
}

/** Makes the folder, with a copy of the demo's stack file. @param checkout the folder with Pulumi.yaml and the stack files */
export function createWorkspace(checkout: string): Workspace {
  const { name } = parse(readFileSync(join(checkout, "Pulumi.yaml"), "utf8")) as { readonly name: string };
  const root = mkdtempSync(join(tmpdir(), "aura-demo-"));
  const folder = (name: string): string => join(root, name);
  const folders = {
    project: folder("project"),
    state: folder("state"),
    home: folder("home"),
    files: folder("files"),
    dashboards: folder("dashboards"),
    data: folder("data"),
    logs: folder("logs"),
  };
  for (const path of Object.values(folders)) mkdirSync(path);
  const passphrase = folder("passphrase");
  writeFileSync(passphrase, randomBytes(24).toString("hex"), { mode: 0o600 });
  writeFileSync(join(folders.project, "Pulumi.yaml"), `name: ${name}\nruntime: nodejs\n`);
  const copy = join(folders.project, "Pulumi.demo.yaml");
  copyFileSync(join(checkout, "stacks", "Pulumi.demo.yaml"), copy);
  // Servers that are killed at the same time may still write for a moment.
  const remove = (): void => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  return { root, ...folders, passphrase, stackFile: copy, remove };
}
