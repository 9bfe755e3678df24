/** What goes on, on a stream. */
export interface ProgressLine {
  readonly show: (text: string) => void;
  /** Ends the line, so that something else can be printed. */
  readonly clear: () => void;
}

/** Milliseconds after which the same is said again, so that nobody thinks that it hangs. */
const AGAIN = { live: 1_000, plain: 15_000 };

/** One line that is written over on a terminal, else a line for each new thing and now and then one more. */
export function progressOn(stream: NodeJS.WriteStream): ProgressLine {
  const live = stream.isTTY;
  const started = performance.now();
  let current: string | undefined;
  let due = 0;
  const write = (): void => {
    if (current === undefined) return;
    const line = `${((performance.now() - started) / 1_000).toFixed(0).padStart(5)} s  ${current}`;
    stream.write(live ? `\r\u001b[K${line}` : `${line}\n`);
    due = performance.now() + AGAIN.plain;
  };
  setInterval(write, live ? AGAIN.live : AGAIN.plain).unref();
  return {
    show: (text) => {
      const isNew = withoutNumbers(text) !== withoutNumbers(current ?? "");
      current = text;
      if (live || isNew || performance.now() >= due) write();
    },
    clear: () => {
      current = undefined;
      if (live) stream.write("\r\u001b[K");
    },
  };
}

const withoutNumbers = (text: string): string => text.replace(/\d+/g, "");
