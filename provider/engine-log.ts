import * as log from "@pulumi/pulumi/log";
import { DependencyResource } from "@pulumi/pulumi/resource";
import { resetOptions } from "@pulumi/pulumi/runtime/settings";

/** Lines on the user's terminal, shown under the resource that they are about. */
export interface EngineLog {
  info(message: string): Promise<void>;
  warn(message: string): Promise<void>;
  /** Shown only while the work goes on. */
  progress(message: string): Promise<void>;
}

/** Connects `pulumi.log` of this process to the engine that started it; the SDK does that for programs, but not for providers. */
export function connectEngine(address: string | undefined): void {
  if (address !== undefined) resetOptions("", "", 0, address, "", false, "");
}

/** The log of one resource. */
export function engineLog(urn: string): EngineLog {
  const resource = new DependencyResource(urn);
  return {
    info: (message) => log.info(message, resource),
    warn: (message) => log.warn(message, resource),
    progress: (message) => log.info(message, resource, undefined, true),
  };
}
