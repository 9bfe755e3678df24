import { catalog } from "../catalog";
import type { Plan } from "../catalog/model";
import { planStack } from "../stacks/plan";

/** What a sample differs in. */
export interface Sample {
  /** @default "comprehensive": alerts about single members are there, too */
  readonly granularity?: "summary" | "comprehensive";
  /** `existing`: a Prometheus and an Alertmanager whose own jobs the config does not name. @default "own" */
  readonly servers?: "own" | "existing";
}

/** The stack `prod` that expressions in the docs are compiled for: every alert, asked every 60 s. It stands for no real fleet. */
export function samplePlan({ granularity = "comprehensive", servers = "own" }: Sample = {}): Plan {
  return planStack(
    {
      environment: "prod",
      identity: "prod",
      aura: {
        projects: {
          payments: {
            id: "cb50b84c-0a53-565c-ba05-008e104efee0",
            clientId: "client",
            clientSecret: "aura-payments",
            credentialsIssued: "2026-09-01",
            granularity,
            instances: { orders: { id: "6b0c65e8", limits: { boltConnections: 400 } } },
          },
        },
      },
      prometheus: { kind: "files", directory: "aura", mode: servers },
      alertmanager: { mode: servers },
      contacts: { oncall: { kind: "pagerduty", routingKey: "pagerduty" }, deadman: { kind: "webhook", url: "deadman" } },
      routes: [{ to: "oncall" }, { heartbeat: true, to: "deadman" }],
      alerts: { pack: "full" },
    },
    catalog,
  ).plan;
}
