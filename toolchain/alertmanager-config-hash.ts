import { createHash } from "node:crypto";

/** The value of `alertmanager_config_hash` for a configuration text: the first 48 bits of its MD5, little endian. */
export function alertmanagerConfigHash(config: string): number {
  return createHash("md5").update(config).digest().readUIntLE(0, 6);
}
