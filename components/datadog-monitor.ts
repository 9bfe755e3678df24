import * as datadog from "@pulumi/datadog";
import * as pulumi from "@pulumi/pulumi";

import type { MonitorDocument, MonitorThresholds, Schedule } from "../compilers/datadog";

/**
 * One monitor as Datadog is to have it.
 *
 * @param made the monitors that a composite refers to, by their ids in its query
 */
export function createMonitor(
  name: string,
  document: MonitorDocument,
  made: ReadonlyMap<string, datadog.Monitor>,
  opts: pulumi.CustomResourceOptions,
): datadog.Monitor {
  const { triggerWindow, onMissingData, noDataTimeframe, renotifyInterval, escalationMessage, evaluationDelay, newGroupDelay, schedule } =
    document;
  return new datadog.Monitor(
    name,
    {
      name: document.name,
      type: document.type,
      query: referring(document.query, made),
      message: document.message,
      priority: String(document.priority),
      tags: [...document.tags],
      monitorThresholds: texts(document.thresholds),
      ...(onMissingData === undefined ? { notifyNoData: noDataTimeframe !== undefined } : { onMissingData }),
      requireFullWindow: false,
      includeTags: true,
      // The plugin asks the API about a monitor in preview otherwise, so that a pull request would need the keys.
      validate: false,
      ...(noDataTimeframe !== undefined && { noDataTimeframe }),
      ...(renotifyInterval !== undefined && { renotifyInterval, renotifyStatuses: ["alert"] }),
      ...(escalationMessage !== undefined && { escalationMessage }),
      ...(evaluationDelay !== undefined && { evaluationDelay }),
      ...(newGroupDelay !== undefined && { newGroupDelay }),
      ...(schedule !== undefined && { schedulingOptions: scheduling(schedule) }),
      ...(triggerWindow !== undefined && { monitorThresholdWindows: { triggerWindow, recoveryWindow: triggerWindow } }),
    },
    opts,
  );
}

const scheduling = ({ rrule, start, timeZone: timezone }: Schedule) => ({ customSchedule: { recurrence: { rrule, start, timezone } } });

/** A query in which Datadog's ids stand for the names in braces that a composite has for other monitors. */
function referring(query: string, made: ReadonlyMap<string, datadog.Monitor>): pulumi.Input<string> {
  const pieces = query.split(/\{([a-z0-9.-]+)\}/);
  const [first = "", ...rest] = pieces.map((it, at) => (at % 2 === 1 ? made.get(it)?.id : undefined) ?? (at % 2 === 1 ? `{${it}}` : it));
  return rest.length === 0 ? first : pulumi.concat(first, ...rest);
}

const texts = ({ critical, criticalRecovery, ok }: MonitorThresholds) => ({
  ...(critical !== undefined && { critical: String(critical) }),
  ...(criticalRecovery !== undefined && { criticalRecovery: String(criticalRecovery) }),
  ...(ok !== undefined && { ok: String(ok) }),
});
