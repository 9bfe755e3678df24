/** Milliseconds between two lines where nothing can be written over. */
const PLAIN_EVERY = 15_000;

/** Tells on standard error what goes on: one line that is written over on a terminal, else a line now and then. */
export function progressOn(stream: NodeJS.WriteStream): { readonly show: (text: string) => void; readonly clear: () => void } {
  const live = stream.isTTY;
  const started = performance.now();
  let due = started;
  const line = (text: string): string => `${((performance.now() - started) / 1_000).toFixed(0).padStart(5)} s  ${text}`;
  return {
    show: (text) => {
      if (live) return void stream.write(`\r\u001b[K${line(text)}`);
      if (performance.now() < due) return;
      due = performance.now() + PLAIN_EVERY;
      stream.write(`${line(text)}\n`);
    },
    clear: () => void (live && stream.write("\r\u001b[K")),
  };
}
