export * from "./condition";
export * from "./context";
export * from "./signal";
