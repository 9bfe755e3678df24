import { gcShareHigh, heapHigh, pageCacheFull, pageCacheMisses } from "../alerts/saturation";
import { gcTimeOld, gcTimeYoung } from "../metrics/memory";
import { pageCacheEvictions } from "../metrics/page-cache";
import { lines, rate, section, shown, timeShare, watched } from "../model";

/** Heap, garbage collection and page cache of one instance. */
export const memory = section(300, "Instance: memory", [
  lines(301, "Heap in use", {
    targets: [shown("heap", watched(heapHigh))],
    alerts: [heapHigh],
    min: 0,
    max: 1,
    means: "Share of the Java heap in use on the fullest member.",
    normal: "A saw tooth between 20 and 60 %.",
    act: "Stays above the line: look for the transaction that holds the memory.",
  }),
  lines(302, "Time in garbage collection", {
    targets: [
      shown("both", watched(gcShareHigh)),
      shown("young", timeShare(gcTimeYoung, "5m")),
      shown("old", timeShare(gcTimeOld, "5m")),
    ],
    alerts: [gcShareHigh],
    min: 0,
    means: "Share of the time that collections took, over five minutes. Queries wait meanwhile.",
    normal: "Below 1 %, and nearly all of it young.",
    act: "Growth of the old generation with a full heap: shorten transactions, or resize.",
  }),
  lines(303, "Page cache hit ratio", {
    targets: [shown("hits", watched(pageCacheMisses))],
    alerts: [pageCacheMisses],
    max: 1,
    means: "Share of page requests that were answered from memory; the mean of the members. No line while nobody queries.",
    normal: "98 to 100 %. Low without evictions is a cold cache, and harmless.",
    act: "Low with evictions: add indexes, or memory.",
  }),
  lines(304, "Page cache in use", {
    targets: [shown("filled", watched(pageCacheFull))],
    alerts: [pageCacheFull],
    min: 0,
    max: 1,
    means: "How far the page cache is filled on the emptiest member.",
    normal: "Full is good use of memory, as long as little is evicted.",
    act: "Full and evicting: watch the hit ratio.",
  }),
  lines(305, "Page cache evictions", {
    targets: [shown("evictions", rate(pageCacheEvictions, "5m"))],
    min: 0,
    means: "Pages a second that were pushed out of memory, over five minutes.",
    normal: "Near zero; a burst after a load or a scan.",
    act: "Sustained: the working set no longer fits.",
  }),
]);
