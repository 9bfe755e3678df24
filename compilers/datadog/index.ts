export * from "./agent";
export * from "./check";
export * from "./document";
export * from "./downtimes";
export * from "./extras";
export * from "./handles";
export * from "./monitors";
export { unmissedIn } from "./known-monitors";
