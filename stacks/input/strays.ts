import type { Mistake } from "../mistakes/mistake";
import { isMap } from "../mistakes/path-text";
import { misspelt } from "../mistakes/suggest";
import { NAMESPACE, SECRETS } from "./sections";

type Keys = Readonly<Record<string, unknown>>;

/** What is wrong with a stack file that was read as YAML beside its sections: keys that nobody would read, and secrets that all can read. */
export function straysOfStackFile(document: unknown): readonly Mistake[] {
  if (!isMap(document)) return [];
  const config = isMap(document["config"]) ? document["config"] : {};
  return [...outside(document), ...nearlyOurs(config), ...inTheClear(config, (key) => isMap(config[key]) && "secure" in config[key])];
}

/**
 * The same of what Pulumi's engine hands over.
 * @param secretKeys the keys that the engine knows as secrets, as JSON (`PULUMI_CONFIG_SECRET_KEYS`); without it nothing is said of secrets
 */
export function straysOfEngine(all: Keys, secretKeys: string | undefined): readonly Mistake[] {
  if (secretKeys === undefined) return nearlyOurs(all);
  const secret = new Set(JSON.parse(secretKeys) as readonly string[]);
  return [...nearlyOurs(all), ...inTheClear(all, (key) => secret.has(key))];
}

const outside = (document: Keys): readonly Mistake[] =>
  Object.keys(document)
    .filter((key) => key.startsWith(NAMESPACE) || key.startsWith(SECRETS))
    .map((path) => ({ path, problem: "stands outside of config, where nothing reads it", fix: "indent it below a line `config:`" }));

function nearlyOurs(config: Keys): readonly Mistake[] {
  return Object.keys(config).flatMap((path) => {
    const namespace = path.slice(0, path.indexOf(":") + 1);
    const meant = [NAMESPACE, SECRETS].includes(namespace) ? undefined : misspelt(namespace, [NAMESPACE, SECRETS], MOST);
    if (meant === undefined) return [];
    return [{ path, problem: "is no key of this package", fix: `did you mean ${meant}${path.slice(namespace.length)}?` }];
  });
}

/** Letters that may be wrong: other packages have short names, too. */
const MOST = 2;

const inTheClear = (config: Keys, isSecret: (key: string) => boolean): readonly Mistake[] =>
  Object.keys(config)
    .filter((key) => key.startsWith(SECRETS) && !isSecret(key))
    .map((path) => ({
      path,
      problem: "is not encrypted: everybody who reads the stack file knows it",
      fix: `pulumi config set --secret ${path}, and make the value anew where it was issued`,
    }));
