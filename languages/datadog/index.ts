export * from "./context";
export * from "./names";
export * from "./query";
export * from "./scrape";
