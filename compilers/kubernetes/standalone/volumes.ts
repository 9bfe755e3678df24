import type { SecretPlace } from "../secret-place";
import { SECRET_MODE } from "./pod";

/** Several ConfigMaps as one folder. */
export const configVolume = (name: string, configMaps: readonly string[]): object => ({
  name,
  projected: { sources: configMaps.map((it) => ({ configMap: { name: it } })) },
});

/** Path of a secret below the folder where secrets are mounted. */
export const secretFile = (folder: string, { name, key }: SecretPlace): string => `${folder}/${name}/${key}`;

/** Keys of Secrets as files: those that a server reads, and no other. */
export function secretVolume(name: string, places: readonly SecretPlace[]): object {
  const names = [...new Set(places.map((it) => it.name))].sort();
  const keysOf = (secret: string): readonly string[] =>
    [...new Set(places.filter((it) => it.name === secret).map(({ key }) => key))].sort();
  const sources = names.map((secret) => ({
    secret: { name: secret, items: keysOf(secret).map((key) => ({ key, path: `${secret}/${key}` })) },
  }));
  return { name, projected: { defaultMode: SECRET_MODE, sources } };
}
