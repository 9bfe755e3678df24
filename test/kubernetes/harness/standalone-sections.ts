import { operatorSections, type Sections, type World } from "./operator-sections";

/** The sections of a stack in standalone mode that tells everybody at once. @param prometheus what differs in its section */
export const standaloneSections = (world: World, prometheus: object = {}): Sections => ({
  ...operatorSections(world),
  prometheus: { kind: "standalone", ...prometheus },
});
