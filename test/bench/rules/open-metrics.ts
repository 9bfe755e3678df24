import { createWriteStream } from "node:fs";
import { once } from "node:events";

/** A file of samples that `promtool tsdb create-blocks-from openmetrics` reads. */
export interface OpenMetricsFile {
  /** @param series `name{labels}` @param at milliseconds since the epoch */
  readonly add: (series: string, value: number, at: number) => void;
  /** Lets what was added reach the disk, so that it does not pile up in memory. */
  readonly flush: () => Promise<void>;
  /** Ends the file. @returns how many samples it holds */
  readonly close: () => Promise<number>;
}

/** @throws Error when the file cannot be written */
export function openMetricsFile(path: string): OpenMetricsFile {
  const stream = createWriteStream(path);
  let text = "";
  let samples = 0;
  const flush = async (): Promise<void> => {
    if (!stream.write(text)) await once(stream, "drain");
    text = "";
  };
  return {
    add: (series, value, at) => {
      text += `${series} ${value} ${at / 1_000}\n`;
      samples += 1;
    },
    flush,
    close: async () => {
      text += "# EOF\n";
      await flush();
      stream.end();
      await once(stream, "finish");
      return samples;
    },
  };
}
