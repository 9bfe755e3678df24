/**
 * The value of a metric without labels on a Prometheus text page; `undefined` when the page does not have it.
 */
export function serverMetric(page: string, name: string): number | undefined {
  const line = page.split("\n").find((it) => it.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1).split(" ")[0]);
}
