export * from "./context";
export * from "./guarded";
export * from "./names";
export { ownRuleGroups } from "./server";
export * from "./signal";
