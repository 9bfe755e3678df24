import type { BadConfig } from "../stack-config/bad-config";

/** Mistakes of this part of the config, and what is said about them. */
export const alerts: readonly BadConfig[] = [
  {
    name: "an unknown pack",
    set: { alerts: { pack: "everything" } },
    says: ["  alerts.pack: everything\n" + "    is not one of essential, standard, full → choose one of them"],
  },
  {
    name: "an unknown alert among thresholds",
    set: { alerts: { thresholds: { "cpu-saturatd": { warning: "80%" } } } },
    says: ["  alerts.thresholds.cpu-saturatd\n" + "    no such alert → did you mean cpu-saturated?"],
  },
  {
    name: "an unknown alert among the disabled",
    set: { alerts: { disabled: ["cpu"] } },
    says: ["  alerts.disabled[0]: cpu\n" + "    no such alert → did you mean cpu-saturated?"],
  },
  {
    name: "a severity that an alert does not know, switched",
    set: { alerts: { enabled: ["cpu-saturated:emergency"] } },
    says: [
      "  alerts.enabled[0]: cpu-saturated:emergency\n" + "    cpu-saturated knows no emergency → its severities are: warning, critical",
    ],
  },
  {
    name: "a severity that an alert does not know, with a threshold",
    set: { alerts: { thresholds: { "cpu-saturated": { emergency: "99%" } } } },
    says: [
      "  alerts.thresholds.cpu-saturated.emergency: 99%\n" + "    cpu-saturated knows no emergency → its severities are: warning, critical",
    ],
  },
  {
    name: "an alert that is both on and off",
    set: { alerts: { enabled: ["latency-high"], disabled: ["latency-high"] } },
    says: ["  alerts.enabled[0]: latency-high\n" + "    is in alerts.disabled too → remove one of them"],
  },
  {
    name: "a heartbeat that is switched off",
    set: { alerts: { disabled: ["heartbeat"] } },
    says: [
      "  alerts.disabled[0]: heartbeat\n" +
        "    is a heartbeat: its silence is the alarm, and switching it off would raise it\n" +
        "    → remove it; a heartbeat without a route tells nobody",
    ],
  },
  {
    name: "an alert about members without their data",
    set: { alerts: { enabled: ["leader-missing"] } },
    says: [
      "  alerts.enabled[0]: leader-missing\n" +
        "    needs comprehensive granularity, and no project has it\n" +
        "    → set granularity: comprehensive, here and in the Aura console (projects are: payments)",
    ],
  },
  {
    name: "a time where a share is compared",
    set: { alerts: { thresholds: { "cpu-saturated": { critical: "10m" } } } },
    says: [
      "  alerts.thresholds.cpu-saturated.critical: 10m\n" +
        "    is not a share; this alert compares a share → write a share, as 95% or 0.95",
    ],
  },
  {
    name: "a share above one that lacks its sign",
    set: { alerts: { thresholds: { "cpu-saturated": { critical: 95 } } } },
    says: [
      "  alerts.thresholds.cpu-saturated.critical: 95\n" + "    is 9500% as a share → write 95% if that is meant, or a share from 0 to 1",
    ],
  },
  {
    name: "a number without a unit where times are compared",
    set: { alerts: { thresholds: { "latency-high": { critical: 3000 } } } },
    says: [
      "  alerts.thresholds.latency-high.critical: 3000\n" + "    is not a time; this alert compares a time → write a time, as 500ms or 2s",
    ],
  },
  {
    name: "a share where sizes are compared",
    set: { alerts: { thresholds: { "store-huge": { critical: "90%" } } } },
    says: ["  alerts.thresholds.store-huge.critical: 90%\n" + "    is not a size; this alert compares a size → write a size, as 64GB"],
  },
  {
    name: "a size where numbers are compared",
    set: { alerts: { thresholds: { "connections-many": { warning: "5GB" } } } },
    says: [
      "  alerts.thresholds.connections-many.warning: 5GB\n" + "    is not a number; this alert compares a number → write a number, as 20",
    ],
  },
  {
    name: "a threshold below zero",
    set: { alerts: { thresholds: { "instance-paused": { critical: -1 } } } },
    says: ["  alerts.thresholds.instance-paused.critical: -1\n" + "    is below zero → write a number of cores, as 2 or 0.5"],
  },
  {
    name: "a threshold of an alert that has none",
    set: { alerts: { thresholds: { "endpoint-down": { critical: 1 } } } },
    says: [
      "  alerts.thresholds.endpoint-down.critical: 1\n" +
        "    endpoint-down only asks whether something is so; it has no threshold\n" +
        "    → write off, or leave it out",
    ],
  },
  {
    name: "a threshold that is a list",
    set: { alerts: { thresholds: { "cpu-saturated": { critical: ["95%"] } } } },
    says: [
      "  alerts.thresholds.cpu-saturated.critical\n" +
        "    is not a threshold → write a number with its unit, as 95%, 500ms or 64GB, or off",
    ],
  },
  {
    name: "a warning that comes after its critical",
    set: { alerts: { thresholds: { "cpu-saturated": { warning: "97%" } } } },
    says: [
      "  alerts.thresholds.cpu-saturated.warning: 97%\n" +
        "    warning 97% begins only after critical 95%; a warning must come first\n" +
        "    → set warning below critical",
    ],
  },
  {
    name: "a warning that comes after its critical, where low is bad",
    set: { alerts: { thresholds: { "page-cache-misses": { warning: "85%" } } } },
    says: [
      "  alerts.thresholds.page-cache-misses.warning: 85%\n" +
        "    warning 85% begins only after critical 90%; a warning must come first\n" +
        "    → set warning above critical",
    ],
  },
  {
    name: "a critical that comes before its warning",
    set: { alerts: { pack: "standard", thresholds: { "cpu-saturated": { critical: "80%" } } } },
    says: [
      "  alerts.thresholds.cpu-saturated.critical: 80%\n" +
        "    warning 85% begins only after critical 80%; a warning must come first\n" +
        "    → set warning below critical",
    ],
  },
  {
    name: "a tier's warning that comes after the stack's critical",
    set: { alerts: { pack: "standard", tiers: { critical: { thresholds: { "cpu-saturated": { warning: "96%" } } } } } },
    says: [
      "  alerts.tiers.critical.thresholds.cpu-saturated.warning: 96%\n" +
        "    warning 96% begins only after critical 95%; a warning must come first\n" +
        "    → set warning below critical",
    ],
  },
  {
    name: "an instance's warning that comes after its tier's critical",
    set: {
      "aura.projects.payments.instances.orders.thresholds": { "cpu-saturated": { warning: "91%" } },
      alerts: { pack: "standard", tiers: { critical: { thresholds: { "cpu-saturated": { critical: "90%" } } } } },
    },
    says: [
      "  aura.projects.payments.instances.orders.thresholds.cpu-saturated.warning: 91%\n" +
        "    warning 91% begins only after critical 90%; a warning must come first\n" +
        "    → set warning below critical",
    ],
  },
  {
    name: "a tier that no instance has",
    set: { alerts: { tiers: { developmnt: { pack: "essential" } } } },
    says: ["  alerts.tiers.developmnt\n" + "    no instance has this tier → tiers are: critical"],
  },
  {
    name: "a tier that wants more than the stack",
    set: { alerts: { pack: "essential", tiers: { critical: { pack: "standard" } } } },
    says: [
      "  alerts.tiers.critical.pack: standard\n" +
        "    is more than the stack's pack, essential; one rule watches all tiers\n" +
        "    → set alerts.pack: standard, and the pack essential for the other tiers",
    ],
  },
  {
    name: "a tier's threshold of a severity that the stack does not have",
    set: { alerts: { tiers: { critical: { thresholds: { "cpu-saturated": { warning: "80%" } } } } } },
    says: [
      "  alerts.tiers.critical.thresholds.cpu-saturated.warning\n" +
        "    this severity is off for the whole stack (pack essential); one rule watches all instances\n" +
        "    → add cpu-saturated:warning to alerts.enabled, or raise alerts.pack and lower it for the other tiers",
    ],
  },
  {
    name: "a holding time for one tier",
    set: { alerts: { tiers: { critical: { thresholds: { "cpu-saturated": { holds: "20m" } } } } } },
    says: [
      "  alerts.tiers.critical.thresholds.cpu-saturated.holds: 20m\n" +
        "    can only be set for the whole stack: one rule watches all instances, and its holding time belongs to the rule\n" +
        "    → set it in alerts.thresholds.cpu-saturated.holds",
    ],
  },
  {
    name: "a tier's threshold of an alert about endpoints",
    set: { alerts: { tiers: { critical: { thresholds: { "endpoint-down": { critical: "off" } } } } } },
    says: [
      "  alerts.tiers.critical.thresholds.endpoint-down\n" +
        "    is about the endpoint, not about an instance\n" +
        "    → set it for the whole stack, in alerts.thresholds.endpoint-down",
    ],
  },
  {
    name: "a holding time without a unit",
    set: { alerts: { thresholds: { "cpu-saturated": { holds: 20 } } } },
    says: ["  alerts.thresholds.cpu-saturated.holds: 20\n" + '    is a number without a unit → write a length of time, as "30s" or "10m"'],
  },
  {
    name: "an unknown alert of an instance",
    set: { "aura.projects.payments.instances.orders.thresholds": { "page-cache": { warning: "90%" } } },
    says: ["  aura.projects.payments.instances.orders.thresholds.page-cache\n" + "    no such alert → did you mean page-cache-misses?"],
  },
  {
    name: "an unknown key of a threshold",
    set: { alerts: { thresholds: { "cpu-saturated": { warn: "80%" } } } },
    says: ["  alerts.thresholds.cpu-saturated.warn\n" + "    no such key → did you mean warning?"],
  },
  {
    name: "a tier's threshold of an alert about members without their data",
    set: { alerts: { tiers: { critical: { thresholds: { "member-behind": { warning: "50%" } } } } } },
    says: [
      "  alerts.tiers.critical.thresholds.member-behind.warning\n" +
        "    needs comprehensive granularity, and no project has it\n" +
        "    → set granularity: comprehensive, here and in the Aura console (projects are: payments)",
    ],
  },
];
