import { randomBytes } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";

/** A text that stands for a secret and is found nowhere by chance. */
export const canary = (kind: string): string => `canary-${kind}-${randomBytes(9).toString("hex")}`;

/** The random part alone, and how texts are commonly written otherwise: what survives quoting, cutting and encoding. */
function shapesOf(secret: string): readonly Buffer[] {
  const random = secret.slice(secret.lastIndexOf("-") + 1);
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.from(" ".repeat(shift) + random)
      .toString("base64")
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [random, Buffer.from(random).toString("hex"), ...base64].map((shape) => Buffer.from(shape));
}

/** Which of the secrets are in a text. */
export function canariesIn(content: string | Buffer, secrets: readonly string[]): readonly string[] {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content);
  return secrets.filter((secret) => shapesOf(secret).some((shape) => bytes.includes(shape)));
}

/** A file that was searched. */
export interface Searched {
  readonly path: string;
  readonly mode: number;
  readonly found: readonly string[];
}

/** Searches every file below a folder, hidden ones too. What is reached through a symlink is searched where it really is. */
export const searchFolder = (folder: string, secrets: readonly string[]): readonly Searched[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .flatMap((path): Searched[] => {
      const stat = lstatSync(join(folder, path));
      if (!stat.isFile() || realpathSync(join(folder, path)) !== join(realpathSync(folder), path)) return [];
      return [
        { path, mode: stat.mode & 0o777, found: [...canariesIn(readFileSync(join(folder, path)), secrets), ...canariesIn(path, secrets)] },
      ];
    });
