import * as z from "zod";

/** An answer of the token endpoint. */
export const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().default(3600) });

/** `GET /v1/tenants/{id}`. Aura's "tenant" is a project. */
export const projectAnswer = z.object({ data: z.object({ id: z.string(), name: z.string() }) });

/** `GET /v1/instances`. It knows neither type nor status. */
export const instancesAnswer = z.object({ data: z.array(z.object({ id: z.string(), name: z.string(), tenant_id: z.string() })) });

/** `GET /v1/instances/{id}`. */
export const instanceAnswer = z.object({
  data: z.object({
    id: z.string(),
    name: z.string(),
    tenant_id: z.string(),
    status: z.string(),
    type: z.string(),
    region: z.string().nullish(),
    memory: z.string().nullish(),
    storage: z.string().nullish(),
    metrics_integration_url: z.string().nullish(),
  }),
});

/** An item of {@link instancesAnswer}. */
export type ListedInstance = z.output<typeof instancesAnswer>["data"][number];
/** One instance as Aura describes it. */
export type AuraInstance = z.output<typeof instanceAnswer>["data"];
