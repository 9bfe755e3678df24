import { compileAlertmanager } from "../../compilers/alertmanager";
import { counted } from "../diagnosis/endpoints";
import { type Check, couldNotCheck, type Finding, findingsOr } from "./check";

/** Alertmanager has loaded the stack's receivers, and Prometheus sends to it. */
export const alertmanagerConfig: Check = {
  id: "alertmanager-config",
  title: "Alertmanager runs the compiled routes and Prometheus sends to it",
  run: async ({ plan, alertmanager, alertmanagers, prometheus }) => {
    const reloaded = await alertmanager.reloaded();
    if (reloaded === undefined)
      return couldNotCheck("Alertmanager does not say whether it loaded its configuration", "see its /metrics page");
    const expected = compileAlertmanager(plan, (name) => name).config.receivers.map(({ name }) => name);
    const loaded = new Set(await alertmanager.receivers());
    const missing = expected.filter((name) => name.startsWith(`aura-${plan.stack}/`) && !loaded.has(name));
    const known = (await prometheus.alertmanagers()).map((url) => new URL(url).host);
    const unsent =
      alertmanagers === undefined ? (known.length === 0 ? [sentToNobody] : []) : unknownOf(alertmanagers, known).map(notSentTo);
    return findingsOr(
      [...(reloaded ? [] : [refused]), ...(missing.length === 0 ? [] : [withoutReceivers(missing)]), ...unsent],
      `${counted(expected.length - 1, "receiver")}, ${counted(alertmanagers?.length ?? known.length, "Alertmanager")}`,
    );
  },
};

const unknownOf = (urls: readonly string[], known: readonly string[]): readonly string[] =>
  urls.filter((it) => !known.includes(new URL(it).host));

const refused: Finding = {
  what: "Alertmanager refused its configuration",
  details: ["alertmanager_config_last_reload_successful is 0"],
  cause: "The newest configuration file has a mistake; the one from before is in force.",
  fix: "See Alertmanager's log, or `amtool check-config` on the file; `pulumi up` restores files that were edited by hand.",
};

const withoutReceivers = (missing: readonly string[]): Finding => ({
  what: "Alertmanager lacks receivers of this stack",
  details: [...missing],
  cause: "It runs another configuration: started on another file, not reloaded, or our snippets are not merged into its configuration.",
  fix: "Start it with --config.file on the set of this stack, or merge the snippets; then POST /-/reload.",
});

const sentToNobody: Finding = {
  what: "Prometheus sends alerts to no Alertmanager",
  details: ["it has no active Alertmanager"],
  cause: "`alerting:` in its configuration names none, or none that can be found.",
  fix: "Name one: under alerting.alertmanagers in prometheus.yml, or in spec.alerting of the operator's Prometheus object.",
};

const notSentTo = (url: string): Finding => ({
  what: "Prometheus does not send alerts to Alertmanager",
  details: [`${url} is not among its active Alertmanagers`],
  cause: "`alerting:` in Prometheus' configuration does not name it, or Prometheus knows it by another address.",
  fix: "Name it under alerting.alertmanagers in prometheus.yml, or correct alertmanager.url in the stack config.",
});
