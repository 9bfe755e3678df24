/** Everything that stands between a fault and the message about it; all in seconds. */
export interface NotificationPath {
  /** How long Aura answers with the same bytes. */
  readonly cache: number;
  /** How old a sample is when Aura collects it. */
  readonly lag: number;
  /** Between two scrapes. */
  readonly scrapeInterval: number;
  /** Between two evaluations of each rule group that the value passes on its way, each at a moment of its own: records, then alerts. */
  readonly evaluations: readonly [records: number, alerts: number];
  /** How long the condition must hold. */
  readonly holds: number;
  /** How long Alertmanager waits for more of a new group; of one that was told already, its group interval. */
  readonly groupWait: number;
  /** What the scrape, the evaluations and the sending take themselves. */
  readonly work: number;
}

/**
 * The longest time from a fault to its notification, where no scrape is lost and the condition reads the current value: each stage has just
 * been missed by the one before. A holding time ends with the first evaluation after it, so it is rounded up to whole evaluations.
 *
 * @returns seconds
 */
export function notificationBound({ cache, lag, scrapeInterval, evaluations, holds, groupWait, work }: NotificationPath): number {
  const [records, alerts] = evaluations;
  return cache + lag + scrapeInterval + records + alerts + Math.ceil(holds / alerts) * alerts + groupWait + work;
}
