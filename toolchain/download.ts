import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

import type { Machine } from "./machine";

const stalledAfter = 20_000;

/**
 * Downloads a file.
 * @param onBytes is told how many bytes have arrived, and of how many where that is known
 * @returns its SHA-256
 * @throws when the server refuses, or sends nothing for 20 s
 */
export async function download(url: string, file: string, machine: Machine, onBytes: (got: number, of?: number) => void): Promise<string> {
  const abort = new AbortController();
  const timer = setTimeout(
    () => abort.abort(new Error(`nothing arrived from ${new URL(url).host} for ${stalledAfter / 1000} s`)),
    stalledAfter,
  );
  try {
    const response = await machine.fetch(url, { signal: abort.signal });
    if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status} ${response.statusText}`.trim());
    const length = Number(response.headers.get("content-length")) || undefined;
    const hash = createHash("sha256");
    let got = 0;
    const watch = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        timer.refresh();
        hash.update(chunk);
        onBytes((got += chunk.length), length);
        done(null, chunk);
      },
    });
    await pipeline(Readable.fromWeb(response.body), watch, createWriteStream(file), { signal: abort.signal });
    return hash.digest("hex");
  } finally {
    clearTimeout(timer);
  }
}
