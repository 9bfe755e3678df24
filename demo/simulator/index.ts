export type { Role, ClientOptions, InstanceOptions, ProjectOptions, SimulatorOptions } from "./options";
export type { ActiveSummary, Simulator } from "./simulator";
export type { ServedSample } from "./served";
export type { Counts } from "./journal";
export { scenarios } from "./scenarios";
export { startSimulator } from "./start-simulator";
