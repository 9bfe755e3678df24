import type { Kept, NerdGraphCall } from "./nerdgraph";

type Answer = { readonly data: object } | { readonly errors: readonly { readonly message: string }[] };
type Store = Map<string, Kept>;
type Variables = NerdGraphCall["variables"];

/** A kind of thing: the variable that holds it, how an answer wraps it, and where a reader finds it. */
interface Kind {
  readonly kind: string;
  readonly variable: RegExp;
  readonly wrap?: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  alertsPolicy: { kind: "policy", variable: /^policy$/ },
  alertsNrqlConditionStatic: { kind: "condition", variable: /^condition$/ },
  alertsCondition: { kind: "condition", variable: /^condition$/ },
  alertsMutingRule: { kind: "muting", variable: /^rule$/ },
  aiNotificationsDestination: { kind: "destination", variable: /^destination$/, wrap: "destination" },
  aiNotificationsChannel: { kind: "channel", variable: /^channel$/, wrap: "channel" },
  aiWorkflowsWorkflow: { kind: "workflow", variable: /^(create|update)WorkflowData$/, wrap: "workflow" },
  dashboard: { kind: "dashboard", variable: /^dashboard$/, wrap: "entityResult" },
};

const VERB = /^(\w*?)(Create|Update|Delete)(\w*)$/;

/** What is not known is answered with an error, as NerdGraph does. */
export function answerTo({ operation, query, variables }: NerdGraphCall, kept: Store): Answer {
  if (operation === "actor") return read(query, variables, kept);
  const [, before = "", verb = "", after = ""] = VERB.exec(operation) ?? [];
  const kind = KINDS[`${before}${after}`];
  if (kind === undefined) return { errors: [{ message: `not known here: ${operation}` }] };
  if (verb === "Delete") return removed(operation, kind, variables, kept);
  const given = Object.entries(variables).find(([name]) => kind.variable.test(name))?.[1] as Record<string, unknown>;
  const id = verb === "Create" ? idOf(kind, kept) : idIn(variables, given);
  const it = { ...asAnswered(kind, given, variables), id, kind: kind.kind, ...(kind.kind === "dashboard" && asEntity(id)) } as Kept;
  kept.set(id, it);
  return { data: { [operation]: kind.wrap === undefined ? it : { [kind.wrap]: it, errors: [] } } };
}

/** The id of a thing: alone among the variables but for the account's, or inside of what is given. */
function idIn(variables: Variables, given?: Readonly<Record<string, unknown>>): string {
  const named = Object.entries(variables).find(([name]) => /(id|guid)$/i.test(name) && !/^(account|policy)id$/i.test(name))?.[1];
  return idText(named ?? variables.policyID ?? variables.policyId ?? given?.id);
}

/** Ids are numbers to some mutations, and texts to others. */
const idText = (id: unknown): string => (typeof id === "number" ? String(id) : typeof id === "string" ? id : "");

const NUMBERED = ["policy", "condition", "muting"];
let made = 0;

function idOf({ kind }: Kind, kept: Store): string {
  made = Math.max(made, kept.size) + 1;
  return NUMBERED.includes(kind) ? String(made) : `00000000-0000-4000-8000-${String(made).padStart(12, "0")}`;
}

function removed(operation: string, { kind }: Kind, variables: Variables, kept: Store): Answer {
  const id = idIn(variables);
  if (!kept.delete(id)) return { errors: [{ message: `no ${kind} ${id}` }] };
  return { data: { [operation]: { id, ids: [id], errors: [], status: "SUCCESS" } } };
}

/** As NerdGraph gives back what it was given: local times have an offset, and a condition knows its policy. */
function asAnswered({ kind }: Kind, given: Readonly<Record<string, unknown>>, variables: Variables): object {
  if (kind === "condition") return { ...given, policyId: idText(variables.policyId ?? variables.policyID ?? "1"), type: "STATIC" };
  if (kind === "muting") {
    const schedule = given.schedule as Readonly<Record<string, unknown>> | undefined;
    const zoned = (time: unknown) => (typeof time === "string" ? `${time.replace(/Z$/, "")}Z` : time);
    return { ...given, schedule: schedule && { ...schedule, startTime: zoned(schedule.startTime), endTime: zoned(schedule.endTime) } };
  }
  const scope = variables.scope as { readonly id?: string } | undefined;
  const accountId = Number(variables.accountId ?? variables.accountID ?? scope?.id);
  return kind === "workflow" ? { accountId, ...given, enrichments: [] } : { accountId, scope, active: true, ...given };
}

/** A dashboard is an entity, and found by its guid. */
const asEntity = (guid: string) => ({
  guid,
  __typename: "DashboardEntity",
  permalink: `https://one.newrelic.com/${guid}`,
  accountId: 123_456,
});

function read(query: string, variables: Variables, kept: Store): Answer {
  const filters = variables.filters as Readonly<Record<string, unknown>> | undefined;
  const id = filters?.id === undefined ? idIn(variables) : idText(filters.id);
  const it = kept.get(id);
  const list = {
    entities: it === undefined ? [] : [it],
    results: it === undefined ? [] : [it],
    nextCursor: null,
    totalCount: 1,
    errors: [],
  };
  const account = {
    alerts: { policy: it, nrqlCondition: it, mutingRule: it },
    aiNotifications: { destinations: list, channels: list },
    aiWorkflows: { workflows: list },
  };
  if (it === undefined && !/destinations|channels|workflows/.test(query)) return { errors: [{ message: "Not Found" }] };
  return { data: { actor: { account, entity: it } } };
}
