import * as z from "zod";

/** What begins the uids of dashboards: Grafana allows forty characters, and the dashboards' own names need nine of them. */
export const uidPrefix = () =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,30}$/, "cannot begin a uid: letters, digits, dash and underscore, at most 31 → choose another");
