export * from "./query";
export * from "./source";
