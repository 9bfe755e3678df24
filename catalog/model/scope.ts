/**
 * What one series of a signal stands for, from the whole stack down to one member group of one database.
 * `server` is a Prometheus or Alertmanager process: the watcher itself.
 */
export type Level = "stack" | "project" | "endpoint" | "instance" | "database" | "member" | "databaseMember" | "server";
