import { type Check, type Finding, findingsOr } from "./check";

export const notificationsSent: Check = {
  id: "notifications-sent",
  title: "no notification was lost",
  run: async ({ alertmanager }) => {
    const failures = Object.entries(await alertmanager.failures());
    return findingsOr(failures.map(finding), "none failed since Alertmanager started");
  },
};

const finding = ([integration, count]: readonly [string, number]): Finding => ({
  what: `notifications to ${integration} fail`,
  details: [`${count} could not be sent since Alertmanager started`],
  cause: "The address or key of the contact is wrong, its service refuses the message, or the way to it is blocked.",
  fix: "See Alertmanager's log for the answer, correct the contact's secret with `pulumi config set --secret`, then `pulumi up`.",
});
