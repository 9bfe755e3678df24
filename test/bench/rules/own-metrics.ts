/** One series of a server's own metrics. */
export interface OwnSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The series of one metric in the exposition text of a server. Empty where it has none. */
export function ownMetrics(text: string, name: string): readonly OwnSample[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .map((line) => ({
      labels: Object.fromEntries([...line.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, label, value]) => [label!, value!])),
      value: Number(line.slice(line.lastIndexOf(" ") + 1)),
    }));
}

/** The sum over all series of a metric. @throws Error where the server has no such metric */
export function ownTotal(text: string, name: string): number {
  const samples = ownMetrics(text, name);
  if (samples.length === 0) throw new Error(`Prometheus has no metric ${name}`);
  return samples.reduce((sum, { value }) => sum + value, 0);
}
