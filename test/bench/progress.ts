/** Tells on standard error what goes on: one line that is written over on a terminal, else a line each. */
export function progressOn(stream: NodeJS.WriteStream): { readonly show: (text: string) => void; readonly clear: () => void } {
  const live = stream.isTTY;
  const started = performance.now();
  const age = (): string => `${((performance.now() - started) / 1_000).toFixed(0).padStart(4)} s`;
  return {
    show: (text) => void stream.write(live ? `\r\u001b[K${age()}  ${text}` : `${age()}  ${text}\n`),
    clear: () => void (live && stream.write("\r\u001b[K")),
  };
}
