import type { ClusterClient } from "../control-plane";
import { reference } from "../control-plane";
import type { Source, Volume } from "./pod";

/** A file of a volume. */
export interface VolumeFile {
  readonly content: Buffer;
  readonly mode: number;
  /** It is a ConfigMap's, so it may be shown and read. */
  readonly open: boolean;
}

const DEFAULT_MODE = 0o644;

/** The files of a volume by path. Undefined while something that it needs is not there. */
export async function filesOf(
  volume: Volume,
  namespace: string,
  client: ClusterClient,
): Promise<ReadonlyMap<string, VolumeFile> | undefined> {
  const { configMap, secret, projected } = volume;
  const sources: readonly Source[] =
    projected?.sources ??
    (configMap !== undefined ? [{ configMap }] : secret !== undefined ? [{ secret: { ...secret, name: secret.secretName } }] : []);
  const mode = projected?.defaultMode ?? configMap?.defaultMode ?? secret?.defaultMode ?? DEFAULT_MODE;
  const all = await Promise.all(sources.map((it) => filesOfSource(it, mode, namespace, client)));
  return all.includes(undefined) ? undefined : new Map(all.flatMap((it) => [...it!]));
}

async function filesOfSource(
  { configMap, secret }: Source,
  defaultMode: number,
  namespace: string,
  client: ClusterClient,
): Promise<ReadonlyMap<string, VolumeFile> | undefined> {
  const { name, items, optional = false } = (configMap ?? secret)!;
  const found = await client.read(reference("v1", configMap === undefined ? "Secret" : "ConfigMap", name, namespace));
  if (found === undefined) return optional ? new Map() : undefined;
  const data = (found.data ?? {}) as Readonly<Record<string, string>>;
  const wanted = items ?? Object.keys(data).map((key) => ({ key, path: key, mode: undefined }));
  if (wanted.some(({ key }) => data[key] === undefined) && !optional) return undefined;
  const open = configMap !== undefined;
  return new Map(
    wanted.map(({ key, path, mode = defaultMode }) => [path, { content: Buffer.from(data[key]!, open ? "utf8" : "base64"), mode, open }]),
  );
}
