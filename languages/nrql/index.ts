export * from "./panel";
export * from "./query";
export * from "./source";
