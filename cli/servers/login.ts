import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { parse } from "yaml";
import * as z from "zod";
import { WrongUsage } from "../inventory/wrong-usage";

/** Headers that a server, or a proxy before it, asks for. Their values are secret. */
export type Login = Readonly<Record<string, string>>;

const text = z.string().min(1);
const httpConfig = z.strictObject({
  basic_auth: z
    .strictObject({ username: text.optional(), username_file: text.optional(), password: text.optional(), password_file: text.optional() })
    .optional(),
  authorization: z
    .strictObject({ type: text.default("Bearer"), credentials: text.optional(), credentials_file: text.optional() })
    .optional(),
  http_headers: z
    .record(
      z.string().regex(/^[A-Za-z0-9-]+$/),
      z.strictObject({ values: z.array(text).default([]), secrets: z.array(text).default([]), files: z.array(text).default([]) }),
    )
    .default({}),
});

const READ = "basic_auth, authorization and http_headers are read here; a CA of your own is named by NODE_EXTRA_CA_CERTS";

/**
 * Reads the file that promtool and amtool take as `--http.config.file`. Paths in it are relative to it.
 * @throws WrongUsage, never with what is in the file
 */
export async function readLogin(file: string): Promise<Login> {
  const { basic_auth: basic, authorization, http_headers: headers } = configIn(file, await contentOf(file, "the HTTP configuration"));
  const secretIn = async (given: string | undefined, path: string | undefined, what: string): Promise<string> => {
    const value = given ?? (path === undefined ? undefined : (await contentOf(resolve(dirname(file), path), what)).trim());
    if (value !== undefined && /^[\x20-\x7e\x80-\xff]+$/.test(value)) return value;
    throw new WrongUsage([
      `${file}: ${what} ${value === undefined ? "is missing" : "is empty, or has characters that no header may have"} → write it, or name its file`,
    ]);
  };
  if (basic !== undefined && authorization !== undefined)
    throw new WrongUsage([`${file}: basic_auth and authorization are the same header → keep one of them`]);
  const others = Object.entries(headers).map(async ([name, { values, secrets, files }]) => {
    const read = await Promise.all(files.map((it) => secretIn(undefined, it, `http_headers.${name}`)));
    return [name, await secretIn([...values, ...secrets, ...read].join(", "), undefined, `http_headers.${name}`)] as const;
  });
  return {
    ...Object.fromEntries(await Promise.all(others)),
    ...(basic !== undefined && {
      authorization: basicHeader(
        await secretIn(basic.username, basic.username_file, "basic_auth.username"),
        await secretIn(basic.password, basic.password_file, "basic_auth.password"),
      ),
    }),
    ...(authorization !== undefined && {
      authorization: `${authorization.type} ${await secretIn(authorization.credentials, authorization.credentials_file, "authorization.credentials")}`,
    }),
  };
}

const basicHeader = (username: string, password: string): string => `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;

function configIn(file: string, content: string): z.output<typeof httpConfig> {
  const config = httpConfig.safeParse(yamlOf(file, content));
  if (config.success) return config.data;
  throw new WrongUsage(config.error.issues.map(({ path, message }) => `${file}: ${[...path.map(String), message].join(": ")} → ${READ}`));
}

/** The parser's own words would show a part of the file. */
function yamlOf(file: string, content: string): unknown {
  try {
    return parse(content) as unknown;
  } catch {
    throw new WrongUsage([`${file}, the HTTP configuration, is not YAML → ${READ}`]);
  }
}

const contentOf = (file: string, what: string): Promise<string> =>
  readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new WrongUsage([`${file}, the file of ${what}, cannot be read: ${error.code ?? "unknown"} → check its path and rights`]);
  });
