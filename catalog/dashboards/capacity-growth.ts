import { nodesGrowing, relationshipsGrowing } from "../alerts/capacity";
import { type Alert, highestSix, highestTen, lines, type Panel, ranking, section, shown, type Signal } from "../model";
import { nodeCountHourly, relationshipCountHourly, storeSizeHourly } from "../records/hourly";
import { OF_DATABASE } from "./legends";

const largest = (id: number, title: string, of: Signal, means: string, width = 12): Panel =>
  lines(id, title, {
    targets: [shown(OF_DATABASE, highestSix(of))],
    width,
    min: 0,
    means,
    normal: "Slow growth.",
    act: "A step: an import, a release or a runaway job; the query log of that hour tells.",
    opens: "database",
  });

const growing = (id: number, title: string, alert: Alert, what: string): Panel =>
  ranking(id, title, {
    targets: [shown(OF_DATABASE, highestTen(alert.when.signal))],
    alerts: [alert],
    width: 12,
    min: 0,
    means: `How much ${what} grew in a week.`,
    normal: "A few percent.",
    act: "Above the line: is it wanted? Then plan the next size.",
    opens: "database",
  });

/** What grows in the databases. */
export const growthOfData = section(200, "Data: growth", [
  largest(201, "Store size, the six largest", storeSizeHourly, "Disk reserved for data, by the hour.", 24),
  largest(202, "Nodes, the six largest", nodeCountHourly, "Nodes, by the hour."),
  largest(203, "Relationships, the six largest", relationshipCountHourly, "Relationships, by the hour."),
  growing(204, "Nodes, week over week", nodesGrowing, "the number of nodes"),
  growing(205, "Relationships, week over week", relationshipsGrowing, "the number of relationships"),
]);
