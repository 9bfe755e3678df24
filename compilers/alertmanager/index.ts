export { type AlertmanagerDocuments, compileAlertmanager, compileAlertmanagerFragment, wholeConfig } from "./alertmanager";
export type * from "./config";
export { unrouted } from "./names";
export { renderAlertmanager } from "./render";
export type { SecretFile } from "./secret-file";
