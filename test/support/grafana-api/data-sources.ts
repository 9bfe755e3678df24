import { z } from "zod";

import { json } from "../../../demo/simulator/server/http";
import { type Operation, operation } from "./operation";
import type { DataSource, State } from "./state";

/** What Grafana's data source "Prometheus" documents for jsonData ("Provision the data source"); `httpHeaderName<n>` go with secure values. */
const prometheus = z
  .strictObject({
    httpMethod: z.enum(["GET", "POST"]),
    timeInterval: z.string().regex(/^\d+(ms|s|m|h)$/),
    queryTimeout: z.string().optional(),
    prometheusType: z.enum(["Prometheus", "Cortex", "Mimir", "Thanos"]),
    prometheusVersion: z.string().optional(),
    cacheLevel: z.enum(["None", "Low", "Medium", "High"]),
    incrementalQuerying: z.boolean(),
    incrementalQueryOverlapWindow: z.string().regex(/^\d+(s|m|h)$/),
    disableRecordingRules: z.boolean(),
    manageAlerts: z.boolean().optional(),
  })
  .catchall(z.string())
  .refine((it) => Object.keys(it).every((key) => key in prometheusShape || /^httpHeaderName\d+$/.test(key)), "has undocumented keys");
const prometheusShape = {
  httpMethod: 0,
  timeInterval: 0,
  queryTimeout: 0,
  prometheusType: 0,
  prometheusVersion: 0,
  cacheLevel: 0,
  incrementalQuerying: 0,
  incrementalQueryOverlapWindow: 0,
  disableRecordingRules: 0,
  manageAlerts: 0,
};

/** AddDataSourceCommand and UpdateDataSourceCommand of Grafana's OpenAPI. */
const command = z.strictObject({
  uid: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  name: z.string().min(1),
  type: z.literal("prometheus"),
  access: z.enum(["proxy", "direct"]),
  url: z.url(),
  isDefault: z.boolean().optional(),
  basicAuth: z.boolean().optional(),
  basicAuthUser: z.string().optional(),
  database: z.string().optional(),
  user: z.string().optional(),
  withCredentials: z.boolean().optional(),
  version: z.int().optional(),
  jsonData: prometheus,
  secureJsonData: z.record(z.string().regex(/^(basicAuthPassword|httpHeaderValue\d+)$/), z.string()).optional(),
});

const notFound = json(404, { message: "Data source not found" });

/** Paths, bodies, actions and statuses as in Grafana's "Data source HTTP API". */
export const dataSourceOperations = ({ dataSources, nextId }: State): readonly Operation[] => [
  operation({
    method: "POST",
    path: "/api/datasources",
    needs: "datasources:create",
    body: command,
    answer: ({ body }) => {
      const taken = dataSources.has(body.uid) || [...dataSources.values()].some(({ name }) => name === body.name);
      if (taken) return json(409, { message: "data source with the same name already exists" });
      const made = kept(nextId(), body);
      dataSources.set(body.uid, made);
      return json(200, { id: made.id, name: made.name, message: "Datasource added", datasource: shown(made) });
    },
  }),
  operation({
    method: "GET",
    path: "/api/datasources/uid/:uid",
    needs: "datasources:read",
    answer: ({ ids: [uid = ""] }) => {
      const found = dataSources.get(uid);
      return found === undefined ? notFound : json(200, shown(found));
    },
  }),
  operation({
    method: "PUT",
    path: "/api/datasources/uid/:uid",
    needs: "datasources:write",
    body: command,
    answer: ({ ids: [uid = ""], body }) => {
      const before = dataSources.get(uid);
      if (before === undefined) return notFound;
      dataSources.set(uid, kept(before.id, body));
      return json(200, { id: before.id, name: body.name, message: "Datasource updated", datasource: shown(dataSources.get(uid)!) });
    },
  }),
  operation({
    method: "DELETE",
    path: "/api/datasources/uid/:uid",
    needs: "datasources:delete",
    answer: ({ ids: [uid = ""] }) => (dataSources.delete(uid) ? json(200, { message: "Data source deleted" }) : notFound),
  }),
];

const kept = (id: number, body: z.output<typeof command>): DataSource => ({
  id,
  uid: body.uid,
  name: body.name,
  type: body.type,
  url: body.url,
  access: body.access,
  isDefault: body.isDefault ?? false,
  basicAuth: body.basicAuth ?? false,
  basicAuthUser: body.basicAuthUser ?? "",
  jsonData: body.jsonData,
  secureJsonData: body.secureJsonData ?? {},
});

const shown = ({ secureJsonData, ...it }: DataSource) => ({
  ...it,
  orgId: 1,
  user: "",
  database: "",
  withCredentials: false,
  readOnly: false,
  secureJsonFields: Object.fromEntries(Object.keys(secureJsonData).map((key) => [key, true])),
});
