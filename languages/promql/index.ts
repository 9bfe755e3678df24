export * from "./context";
export * from "./guarded";
export * from "./names";
export * from "./recorded";
export { ownRuleGroups } from "./server";
export * from "./signal";
