import { compileAlertmanager } from "../../compilers/alertmanager";
import { alertmanagerConfigHash } from "../../toolchain/alertmanager-config-hash";
import { counted } from "../diagnosis/endpoints";
import { type Check, type CheckContext, couldNotCheck, type Finding, findingsOr } from "./check";

/** Alertmanager runs the compiled file where it is the stack's own; elsewhere it has the stack's receivers. Prometheus sends to it. */
export const alertmanagerConfig: Check = {
  id: "alertmanager-config",
  title: "Alertmanager is configured for the stack, and Prometheus sends to it",
  run: async (context) => {
    const { alertmanager, alertmanagers, alertmanagerFile, prometheus } = context;
    const reloaded = await alertmanager.reloaded();
    if (reloaded === undefined)
      return couldNotCheck("Alertmanager does not say whether it loaded its configuration", "see its /metrics page");
    const hash = alertmanagerFile === undefined ? undefined : await alertmanager.configHash();
    if (alertmanagerFile !== undefined && hash === undefined)
      return couldNotCheck("Alertmanager does not say which configuration it runs", "see alertmanager_config_hash on its /metrics page");
    const { receivers, missing } = await receiversOf(context);
    const known = (await prometheus.alertmanagers()).map((url) => new URL(url).host);
    const unsent =
      alertmanagers === undefined ? (known.length === 0 ? [sentToNobody] : []) : unknownOf(alertmanagers, known).map(notSentTo);
    const asked = alertmanagerFile === undefined ? undefined : alertmanagerConfigHash(alertmanagerFile);
    const differs = missing.length > 0 ? [withoutReceivers(missing)] : asked === hash ? [] : [anotherFile(hash, asked)];
    return findingsOr(
      [...(reloaded ? [] : [refused]), ...differs, ...unsent],
      `${counted(receivers, "receiver")}${asked === undefined ? ", routes not compared" : " and routes"}, ${counted(alertmanagers?.length ?? known.length, "Alertmanager")}`,
    );
  },
};

/** How many receivers the stack has, and which of them Alertmanager lacks. */
async function receiversOf({ plan, alertmanager }: CheckContext) {
  const expected = compileAlertmanager(plan, (name) => name).config.receivers.map(({ name }) => name);
  const loaded = new Set(await alertmanager.receivers());
  return {
    receivers: expected.length - 1,
    missing: expected.filter((name) => name.startsWith(`aura-${plan.stack}/`) && !loaded.has(name)),
  };
}

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

const anotherFile = (hash: number | undefined, asked: number | undefined): Finding => ({
  what: "Alertmanager runs another configuration than the stack config asks for",
  details: [`alertmanager_config_hash is ${hash}; that of the compiled alertmanager.yml is ${asked}`],
  cause:
    "The config was changed without `pulumi up`, the file was edited by hand, or Alertmanager runs on another file, or on an older one.",
  fix: "Run `pulumi refresh` and `pulumi up` in this folder, as paths of secrets are part of the file; then POST /-/reload.",
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
