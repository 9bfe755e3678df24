/** How often something is recorded or judged: at every scrape, or at every third. */
export type Pace = "interval" | "slow";
