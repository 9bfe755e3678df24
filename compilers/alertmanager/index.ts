export {
  type AlertmanagerDocuments,
  compileAlertmanager,
  compileAlertmanagerFragment,
  compileTopicAlertmanager,
  wholeConfig,
} from "./alertmanager";
export type * from "./config";
export type { Topics } from "./contacts/topic";
export { unrouted } from "./names";
export { renderAlertmanager } from "./render";
export type { SecretFile } from "./secret-file";
