export * from "./capacity-cost";
export * from "./capacity-growth";
