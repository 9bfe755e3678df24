import { gauge } from "../model";

export const storageLimit = gauge("neo4j_aura_storage_limit", {
  unit: "bytes",
  aggregation: "MAX",
  scope: "instance",
  pace: "slow",
  help: "Disk space assigned to the instance.",
});

export const storeSize = gauge("neo4j_database_store_size_database", {
  unit: "bytes",
  aggregation: "MAX",
  scope: "database",
  pace: "slow",
  help: "Disk space reserved for the data of the database, without transaction logs; refreshed every ten minutes.",
});
