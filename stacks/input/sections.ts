import { isMap } from "../mistakes/path-text";

/** What keys of this package begin with. */
export const NAMESPACE = "aura-monitoring:";
/** What keys of secrets begin with. */
export const SECRETS = "secrets:";

/** The sections in a stack file that was read as YAML: `aura-monitoring:routes` → `routes`. Keys of other packages are theirs. */
export function sectionsOfStackFile(document: unknown): Readonly<Record<string, unknown>> {
  const config = isMap(document) && isMap(document["config"]) ? document["config"] : {};
  return Object.fromEntries(
    Object.entries(config)
      .filter(([key]) => key.startsWith(NAMESPACE))
      .map(([key, value]) => [key.slice(NAMESPACE.length), value]),
  );
}

/** The sections in what Pulumi's engine hands over (`pulumi.runtime.allConfig()`), where maps and lists are JSON texts. */
export function sectionsOfEngine(all: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(all)
      .filter(([key]) => key.startsWith(NAMESPACE))
      .map(([key, text]) => [key.slice(NAMESPACE.length), fromEngine(text)]),
  );
}

/** Names of the secrets that a stack file or the engine has a value for. */
export const secretsIn = (config: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(config)
    .filter((key) => key.startsWith(SECRETS))
    .map((key) => key.slice(SECRETS.length));

/** The engine hands an empty section over as an empty text. */
function fromEngine(text: string): unknown {
  if (text === "") return null;
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
