export * from "./context";
export * from "./guarded";
export * from "./names";
export * from "./signal";
