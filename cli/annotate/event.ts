import { type EventKind, eventTags } from "../../catalog/model";
import { looksSecret } from "../../stacks/mistakes/shown-value";
import { WrongUsage } from "../inventory/wrong-usage";
import { parseTime } from "./parse-time";

/** What `annotate` is told of an event. */
export interface EventOptions {
  readonly kind: EventKind;
  /** Absent only at its end. */
  readonly text?: string;
  readonly tags: readonly string[];
  /** Names or ids. */
  readonly instances: readonly string[];
  readonly version?: string;
  readonly key?: string;
  /** ISO 8601 with a zone. @default now */
  readonly from?: string;
  /** Its end. @default a moment, or now at its end */
  readonly to?: string;
  /** Sets the end of the event that has this key. */
  readonly end: boolean;
}

/** An annotation as Grafana takes it. */
export interface Annotation {
  readonly text: string;
  readonly tags: readonly string[];
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly timeEnd?: number;
}

/** Characters that Grafana keeps of all tags together (`tags_length` in its section `annotations`). */
const TAGS_LENGTH = 500;

/** What the stack file says of the names that an event uses. */
export interface Known {
  /** Identity of the stack. */
  readonly stack?: string;
  readonly instances: readonly { readonly id: string; readonly name: string }[];
}

/** An event as Grafana is to keep it. @param now milliseconds since the epoch @throws WrongUsage with everything that is wrong */
export function readEvent(options: EventOptions, known: Known, now: number): Annotation {
  const { kind, text = "", version, key, end } = options;
  const instances = options.instances.map((it) => known.instances.find(({ id, name }) => id === it || name === it)?.id ?? it);
  const facts = { instances, tags: options.tags, ...(version !== undefined && { version }), ...(key !== undefined && { key }) };
  const tags = eventTags(kind, { ...facts, ...(known.stack !== undefined && { stack: known.stack }) });
  const [from, to] = [readTime("--from", options.from, now), readTime("--to", options.to, now)];
  const problems = [
    ...("problem" in from ? [from.problem] : []),
    ...("problem" in to ? [to.problem] : []),
    ...(text.trim() === "" && !end ? ["--text is missing → say in one line what happened"] : []),
    ...(end && key === undefined ? ["--end needs --key → the one that the event was begun with"] : []),
    ...(end && options.from !== undefined ? ["--end with --from → the beginning is known; remove --from"] : []),
    ...instances.filter((it) => !/^[0-9a-f]{8}$/.test(it)).map((it) => `--instance ${it} is unknown → ${fixOf(known)}`),
    ...[text, ...tags]
      .filter(looksSecret)
      .map(() => "a text or tag has the shape of a secret, and everybody reads annotations → leave it out"),
    ...(tags.join().length > TAGS_LENGTH
      ? [`the tags have ${tags.join().length} characters, and Grafana keeps ${TAGS_LENGTH} → use fewer`]
      : []),
  ];
  const [time, timeEnd] = ["value" in from ? from.value : now, options.to === undefined ? undefined : "value" in to ? to.value : now];
  if (problems.length === 0 && timeEnd !== undefined && timeEnd < time && !end) problems.push("--to is before --from → exchange them");
  if (problems.length > 0) throw new WrongUsage(problems);
  return { text, tags, time, ...(timeEnd !== undefined && { timeEnd }) };
}

const fixOf = ({ stack, instances }: Known): string =>
  stack === undefined
    ? "give its id, 8 hexadecimal digits, or name the stack with --stack"
    : `give its id, or one of the stack's names: ${instances.map(({ name }) => name).join(", ")}`;

function readTime(option: string, text: string | undefined, now: number): { readonly value: number } | { readonly problem: string } {
  if (text === undefined) return { value: now };
  const value = parseTime(text);
  return value === undefined ? { problem: `${option} ${text} is no time → write it with its zone, as 2026-12-24T18:00:00Z` } : { value };
}
