import type { Plan, PlannedInstance } from "../../catalog/model";
import type { Endpoint } from "./endpoints";
import { inCalendar } from "./in-calendar";

/** The endpoint that serves an instance: its own, or that of its whole project. */
export const endpointOf = ({ id, projectId }: PlannedInstance, endpoints: readonly Endpoint[]): Endpoint | undefined =>
  endpoints.find(({ project, planned }) => project.id === projectId && (planned.id === id || planned.id === projectId));

/** Whether nobody expects an instance to bring data at a moment: it is always paused, or its calendar says so of this time. */
export const mayBePaused = ({ calendars }: Plan, { pause }: PlannedInstance, moment: Date): boolean =>
  pause === "always" || calendars.some((it) => it.name === pause && inCalendar(it, moment));

/** Instances as people know them, at most six by name. */
export const namesOf = (instances: readonly PlannedInstance[]): string =>
  [...instances.slice(0, 6).map(({ name }) => name), ...(instances.length > 6 ? [`and ${instances.length - 6} more`] : [])].join(", ");
