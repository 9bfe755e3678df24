export * from "./condition";
export * from "./context";
export * from "./signal";
export * from "./metric-math";
