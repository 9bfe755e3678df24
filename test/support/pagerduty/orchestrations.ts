import * as z from "zod";

const nothing = z.literal("").or(z.null());
const none = z.array(z.never());

/** What a rule of ours may do: whatever else the plugin sends must be empty. */
const actions = z.strictObject({
  suppress: z.boolean(),
  suspend: z.int().positive().nullable(),
  priority: z.string(),
  drop_event: z.literal(false),
  route_to: nothing,
  dynamic_route_to: z.null(),
  annotate: nothing,
  severity: nothing,
  event_action: nothing,
  escalation_policy: nothing,
  pagerduty_automation_actions: none,
  automation_actions: none,
  incident_custom_field_updates: none,
  variables: none,
  extractions: none,
});

const rule = z.strictObject({
  id: z.string().optional(),
  label: z.string(),
  conditions: z.array(z.strictObject({ expression: z.string().min(1) })),
  actions,
  disabled: z.literal(false),
});

const orchestrationPath = z.strictObject({
  parent: z.strictObject({ id: z.string() }).optional(),
  sets: z.tuple([z.strictObject({ id: z.literal("start"), rules: z.array(rule) })]),
  catch_all: z.strictObject({ actions: actions.optional() }),
});

/** Rules of one service, and whether they are in force. */
export interface KeptOrchestration {
  readonly active: boolean;
  readonly rules: readonly z.output<typeof rule>[];
}

interface Answer {
  readonly status: number;
  readonly body?: object;
}

/** Answers `/event_orchestrations/services/{id}` and `…/{id}/active`: read and overwritten, never made or deleted. */
export function answerOrchestration(kept: Map<string, KeptOrchestration>, method: string, path: string, body: unknown): Answer {
  const [, , , id, active] = path.split("/");
  const now = kept.get(id!) ?? { active: false, rules: [] };
  if (active !== undefined) {
    if (method === "PUT") kept.set(id!, { ...now, active: z.strictObject({ active: z.boolean() }).parse(body).active });
    return { status: 200, body: { active: kept.get(id!)?.active ?? false } };
  }
  if (method !== "PUT") return { status: 200, body: { orchestration_path: told(id!, now) } };
  // The plugin sends the field of the answer, too, and empty.
  const given = z.strictObject({ orchestration_path: orchestrationPath, warnings: z.null() }).safeParse(body);
  if (!given.success)
    return { status: 400, body: { error: { message: "Invalid Input", code: 2001, errors: [z.prettifyError(given.error)] } } };
  const rules = given.data.orchestration_path.sets[0].rules.map((it, at) => ({ ...it, id: it.id ?? `rule-${at + 1}` }));
  const next = { ...now, rules };
  kept.set(id!, next);
  return { status: 200, body: { orchestration_path: told(id!, next), warnings: [] } };
}

const told = (id: string, { rules }: KeptOrchestration) => ({
  type: "service",
  parent: { id, type: "service_reference" },
  sets: [{ id: "start", rules }],
  catch_all: { actions: {} },
});
