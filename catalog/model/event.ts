/** What people and pipelines do that may explain a step in a line. Grafana keeps such events as annotations, and dashboards draw them. */
export const EVENT_KINDS = ["deployment", "scaling", "incident"] as const;

/** A kind of event: its own tag. */
export type EventKind = (typeof EVENT_KINDS)[number];

/** Every event of this package carries it. */
export const EVENT_TAG = "aura";

/** The tags by which dashboards ask Grafana for events of a kind. */
export const askedTags = (kind: string): readonly string[] => [EVENT_TAG, kind];

/** What is said of an event beside its text. */
export interface EventFacts {
  /** Identity of the stack. */
  readonly stack?: string;
  /** Ids of the instances that it is about. */
  readonly instances?: readonly string[];
  /** Version that was deployed. */
  readonly version?: string;
  /** A name by which the event is found again. */
  readonly key?: string;
  /** More tags. */
  readonly tags?: readonly string[];
}

/** All tags of an event: those that dashboards ask for come first. */
export const eventTags = (kind: EventKind, { stack, instances = [], version, key, tags = [] }: EventFacts): readonly string[] => [
  ...new Set([
    ...askedTags(kind),
    ...(stack === undefined ? [] : [`stack:${stack}`]),
    ...instances.map((it) => `instance:${it}`),
    ...(version === undefined ? [] : [`version:${version}`]),
    ...(key === undefined ? [] : [`key:${key}`]),
    ...tags,
  ]),
];
