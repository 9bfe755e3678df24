import assert from "node:assert/strict";

import { catalog } from "../catalog";
import { type Plan, severitiesOf } from "../catalog/model";
import type { Incident, Sinks } from "../demo/sinks";
import { eventually } from "./support/alertmanager";
import { contacts, planWith, route } from "./support/alertmanager-plan";
import { ended, labelsOf, type Raised, raised, deliveryOf } from "./support/delivery";

const WHOLE = "11111111-0000-0000-0000-000000000000";
const SINGLE = "22222222-0000-0000-0000-000000000000";
const [payments] = planWith().projects;

/** Every alert; one project that is read as a whole, and one that is read instance by instance. */
const planFor = (sinks: Sinks): Plan =>
  planWith({
    projects: [
      { ...payments!, key: "whole", id: WHOLE, endpoints: [{ id: WHOLE, path: "/", instances: 2 }] },
      { ...payments!, key: "single", id: SINGLE, endpoints: ["eeee0005", "eeee0006"].map((id) => ({ id, path: "/", instances: 1 })) },
    ],
    alerts: catalog.alerts.map((it) => ({ ...it, on: severitiesOf(it.when.levels) })),
    contacts: [{ ...contacts.oncall, url: sinks.pagerDutyUrl }],
    routes: [route({}, ["oncall"])],
    heartbeats: [],
  });

const endpointDown = (project: string, endpoint: string): Raised => ({
  id: "",
  more: { alertname: "AuraEndpointDown", aura_alert: "endpoint-down", aura_project: project, aura_endpoint: endpoint },
});
const absent = (aura_alert: "instance-missing" | "data-stale", id: string, more: Readonly<Record<string, string>>): Raised => ({
  id,
  more: { alertname: aura_alert === "data-stale" ? "AuraDataStale" : "AuraInstanceMissing", aura_alert, ...more },
});

describe("a running Alertmanager in an outage", function () {
  this.timeout(120_000);
  const delivery = deliveryOf(planFor);
  const { incidentsOf, incident, listed } = delivery;

  it("holds missing data back while its endpoint is down, values never, and closes what was told before", async () => {
    const down = endpointDown(WHOLE, WHOLE);
    const missing = (id: string, of = WHOLE): Raised => absent("instance-missing", id, { aura_project: of });
    await delivery.server.post(raised(missing("eeee0001")));
    await incident("eeee0001", "triggered");
    await delivery.server.post(raised(down));
    await listed("the endpoint is down", { aura_alert: "endpoint-down" }, () => true);
    await delivery.server.post(
      raised(missing("eeee0002")),
      raised(missing("eeee0003", "another")),
      raised({ id: "eeee0004", more: { aura_project: WHOLE } }),
    );
    for (const id of ["eeee0003", "eeee0004"]) await incident(id, "triggered");
    for (const id of ["eeee0001", "eeee0002"])
      await listed(`${id} is held back`, labelsOf(missing(id)), (it) => it.status.inhibitedBy.length > 0);
    assert.deepEqual(incidentsOf("eeee0002"), []);
    await delivery.server.post(ended(down), ended(missing("eeee0001")), ended(missing("eeee0002")));
    await incident("eeee0001", "resolved");
    assert.deepEqual(incidentsOf("eeee0002"), []);
  });

  it("closes an incident about stale data that ends while its endpoint is down, however long that goes on", async () => {
    const [stale, down] = [absent("data-stale", "eeee0007", { aura_project: WHOLE }), endpointDown(WHOLE, WHOLE)];
    await delivery.server.post(raised(stale));
    await incident("eeee0007", "triggered");
    await delivery.server.post(raised(down));
    await listed("the endpoint is down", { aura_alert: "endpoint-down", aura_endpoint: WHOLE }, () => true);
    await delivery.server.post(ended(stale));
    await incident("eeee0007", "resolved");
    await delivery.server.post(ended(down));
  });

  it("tells once of an outage of instances that have an endpoint each, and of no other's missing", async () => {
    const missing = (id: string): Raised => absent("instance-missing", id, { aura_project: SINGLE, aura_endpoint: id });
    const outages = (): readonly Incident[] =>
      delivery.sinks
        .incidents()
        .filter(
          ({ event: { payload } }) =>
            payload!.class === "endpoint-down" &&
            String((payload!.custom_details as Readonly<Record<string, unknown>>).project).includes(SINGLE),
        );
    await delivery.server.post(raised(endpointDown(SINGLE, "eeee0005")));
    await listed("the endpoint is down", { aura_alert: "endpoint-down", aura_endpoint: "eeee0005" }, () => true);
    await delivery.server.post(raised(missing("eeee0005")), raised(missing("eeee0006")));
    await incident("eeee0006", "triggered");
    await listed("eeee0005 is held back", labelsOf(missing("eeee0005")), (it) => it.status.inhibitedBy.length > 0);
    assert.deepEqual(incidentsOf("eeee0005"), []);
    await delivery.server.post(raised(endpointDown(SINGLE, "eeee0006")));
    await listed("eeee0006 is held back", labelsOf(missing("eeee0006")), (it) => it.status.inhibitedBy.length > 0);
    const outage = await eventually("the second endpoint joins the outage of the first", () =>
      outages().find(({ triggers }) => triggers > 1),
    );
    assert.deepEqual(
      outages().map(({ dedupKey }) => dedupKey),
      [outage.dedupKey],
    );
    await delivery.server.post(...["eeee0005", "eeee0006"].flatMap((id) => [ended(endpointDown(SINGLE, id)), ended(missing(id))]));
    await incident("eeee0006", "resolved");
    await eventually("the outage is over", () => (outages()[0]!.status === "resolved" ? true : undefined));
  });
});
