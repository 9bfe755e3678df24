/** An alert that promtool saw firing. */
export interface FiredAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * What promtool saw firing, by the name of the test: it prints that where a test expects nothing. Annotations are what its template engine,
 * which is Prometheus' own, made of them.
 */
export function firedAlerts(output: string): ReadonlyMap<string, readonly FiredAlert[]> {
  const fired = new Map<string, readonly FiredAlert[]>();
  for (const test of output.split(/^ *name: /m).slice(1)) {
    const alerts = [...test.matchAll(/^ *Labels:\{(.*)\}\n *Annotations:\{(.*)\},? *$/gm)];
    fired.set(
      test.slice(0, test.indexOf(",\n")),
      alerts.map(([, labels, annotations]) => ({ labels: pairs(labels!), annotations: pairs(annotations!) })),
    );
  }
  return fired;
}

/** `a="b", c="d"`, each value quoted as Go quotes it: as JSON does, as long as all of it can be printed. */
const pairs = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...text.matchAll(/(\w+)=("(?:[^"\\]|\\.)*")/g)].map(([, name, value]) => [name!, JSON.parse(value!) as string]));
