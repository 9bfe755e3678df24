import type { Dashboard } from "../model";
import { data } from "./database-data";
import { queries } from "./database-queries";
import { transactions } from "./database-transactions";
import { changesOfInstance } from "./marks";
import * as variables from "./variables";

/** The databases of one instance. */
export const database: Dashboard = {
  id: "database",
  title: "Database",
  description: "Queries, transactions, data and checkpoints of the databases of one instance.",
  range: "6h",
  pace: "live",
  variables: [...variables.fleetOf("one"), variables.database("many")],
  marks: changesOfInstance,
  sections: [queries, transactions, data],
};
