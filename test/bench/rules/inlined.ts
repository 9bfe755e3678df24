import { type Duration, type Plan, toDuration, toSeconds } from "../../../catalog/model";
import { compileRecords } from "../../../compilers/prometheus/record-rules";

interface Definition {
  readonly expr: string;
  /** How often it is recorded. */
  readonly step: Duration;
}

/** `level:metric:operations{…}`, with the range and the offset that may follow. */
const RECORD = /\b([a-z]\w*(?::\w+)+)\{[^}]*\}(?:\[(\w+)\])?( offset \w+)?/g;

/**
 * Puts in place of each record what it records: what a rule has to say where nothing is recorded. A range of a record becomes a subquery at
 * the rhythm of its recording. Hourly records stay: what they stand for reaches back further than the raw past does.
 */
export function inlining(plan: Plan): (expr: string) => string {
  const definitions = new Map(
    compileRecords(plan)
      .filter(({ name }) => name === "records")
      .flatMap(({ groups }) => groups)
      .flatMap(({ interval, rules }) =>
        rules.flatMap((it): [string, Definition][] =>
          "record" in it ? [[it.record, { expr: it.expr, step: toDuration(toSeconds(interval as Duration)) }]] : [],
        ),
      ),
  );
  const inline = (expr: string): string =>
    expr.replaceAll(RECORD, (whole, name: string, range?: string, offset = "") => {
      const definition = definitions.get(name);
      if (definition === undefined) return whole;
      const { step } = definition;
      const body = `(${inline(definition.expr)})`;
      if (range !== undefined) return `${body}[${range}:${step}]${offset}`;
      return offset === "" ? body : `last_over_time(${body}[${step}:${step}]${offset})`;
    });
  return inline;
}
