import { servedMetrics } from "./layout";
import { renderExposition, type Page } from "./exposition";
import { takeSnapshot } from "./snapshot";
import { advance, presenceIn, type Project, type Resident, type World } from "./world";

/** The body of a metrics endpoint: the whole project, or the given instances of it. @param now milliseconds since the epoch */
export function collect(world: World, project: Project, residents: readonly Resident[], now: number): string {
  const pages = residents.flatMap((resident) => {
    const page = pageOf(world, resident, now);
    if (page) resident.served = page;
    return page ? [page] : [];
  });
  return renderExposition(servedMetrics(project.granularity), pages);
}

function pageOf(world: World, resident: Resident, now: number): Page | undefined {
  const presence = presenceIn(world, resident);
  if (!presence.scraped) return undefined;
  const { layout, served } = resident;
  if (presence.frozen && served) return { ...served, missing: presence.missing };
  advance(world, resident, now);
  return { layout, missing: presence.missing, snapshot: takeSnapshot(layout, Math.round(now - world.lagMs + presence.skewMs)) };
}
