export { evaluatedElsewhere } from "./evaluated-elsewhere";
export { type GroupText, namespaceOf, renderGroups } from "./rule-groups";
export { compileTenantAlertmanager, madeFor, markValue, type TenantAlertmanager } from "./tenant-alertmanager";
