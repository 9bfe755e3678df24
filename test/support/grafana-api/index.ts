export { type GrafanaApi, type GrafanaApiOptions, startGrafanaApi } from "./start-grafana-api";
