/** Bytes of a Secret or a ConfigMap: what the API server takes (`MaxSecretSize` in k8s.io/api/core/v1, 1 MiB), less room for metadata. */
export const MAX_DATA = 1_000_000;

/** Bytes of any other object: etcd takes a request of 1.5 MiB, and a tool that keeps the last applied form as an annotation doubles it. */
export const MAX_OBJECT = 700_000;

/** Bytes of the rules in one PrometheusRule: the operator and its webhook take 512 KiB of YAML (`MaxConfigMapDataSize`). */
export const MAX_RULES = 400_000;

/** Bytes of a value as the API server takes it. */
export const sizeOf = (value: unknown): number => utf8Length(JSON.stringify(value));

/** Bytes of texts by their keys, as a Secret or a ConfigMap holds them. */
export const sizeOfTexts = (texts: readonly (readonly [string, string])[]): number =>
  texts.reduce((sum, [key, text]) => sum + utf8Length(key) + utf8Length(text), 0);

/** Bytes of a text, without an encoder: those are part of the machine. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
