export * from "./performance-latency";
export * from "./performance-throughput";
export * from "./performance-transactions";
