import { memberParam, param, scenario } from "./scenario";

export const cpu = scenario("cpu", {
  description: "The CPU is busy.",
  params: { ratio: param(0.97, "share of the cores in use, 0 to 1"), ...memberParam },
  effect: (effects, { ratio }) => {
    effects.cpuRatio = ratio;
  },
});

export const heap = scenario("heap", {
  description: "The heap stays full after each collection.",
  params: { ratio: param(0.93, "share of the heap in use, 0 to 1"), ...memberParam },
  effect: (effects, { ratio }) => {
    effects.heapRatio = ratio;
  },
});

export const gcPressure = scenario("gc-pressure", {
  description: "Garbage collection takes a large share of the time, with the heap full.",
  params: {
    share: param(0.12, "share of the time spent in garbage collection, 0 to 1"),
    heapRatio: param(0.9, "share of the heap in use"),
    ...memberParam,
  },
  effect: (effects, { share, heapRatio }) => {
    effects.gcShare = share;
    effects.heapRatio = heapRatio;
  },
});

export const pageCacheThrash = scenario("page-cache-thrash", {
  description: "The page cache is full and too small: pages are evicted and read again.",
  params: {
    hitRatio: param(0.9, "share of page requests answered from memory, 0 to 1"),
    evictionsPerSecond: param(2_000, "pages evicted a second"),
    usage: param(1, "filled share of the page cache, 0 to 1"),
    ...memberParam,
  },
  effect: (effects, { hitRatio, evictionsPerSecond, usage }) => Object.assign(effects, { hitRatio, evictionsPerSecond, cacheUsage: usage }),
});

export const storageGrowth = scenario("storage-growth", {
  description: "The store fills the disk: at once to a share of it, or steadily.",
  params: {
    ratio: param(0.96, "filled share of the disk at once, 0 to 1; 0 leaves it to bytesPerHour"),
    bytesPerHour: param(0, "growth of the store in bytes an hour, while ratio is 0"),
  },
  effect: (effects, { ratio, bytesPerHour }, elapsed) => {
    if (ratio > 0) effects.storageRatio = ratio;
    else effects.extraStoreBytes = (effects.extraStoreBytes ?? 0) + (bytesPerHour * elapsed) / 3_600;
  },
});

export const entityGrowth = scenario("entity-growth", {
  description: "Nodes and relationships grow steadily.",
  params: { nodesPerHour: param(1_000_000, "new nodes an hour; three relationships come with each") },
  effect: (effects, { nodesPerHour }, elapsed) => {
    effects.extraNodes = (effects.extraNodes ?? 0) + (nodesPerHour * elapsed) / 3_600;
  },
});

export const connectionsLeak = scenario("connections-leak", {
  description: "An application opens connections and never closes them.",
  params: {
    perSecond: param(1, "connections leaked a second"),
    atOnce: param(0, "connections leaked in the first moment"),
    ...memberParam,
  },
  effect: (effects, { perSecond, atOnce }, elapsed) => {
    effects.leakedConnections = atOnce + perSecond * elapsed;
  },
});

export const connectionsChurn = scenario("connections-churn", {
  description: "An application opens a connection for each query, and keeps hardly any.",
  params: { perSecond: param(50, "connections opened and closed a second"), ...memberParam },
  effect: (effects, { perSecond }) => {
    effects.churnPerSecond = perSecond;
  },
});

export const connectionsBusy = scenario("connections-busy", {
  description: "Very many connections run a query at the same time.",
  params: { running: param(200, "connections that execute Cypher on a member"), ...memberParam },
  effect: (effects, { running }) => {
    effects.runningConnections = running;
  },
});
