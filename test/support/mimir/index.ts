export { type Mimir, type MimirOptions, startMimir } from "./start-mimir";
