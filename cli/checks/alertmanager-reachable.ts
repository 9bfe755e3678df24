import { type Check, findingsOr, pass } from "./check";
import { ServerUnreachable } from "../servers/server-unreachable";

export const alertmanagerReachable: Check = {
  id: "alertmanager-reachable",
  title: "Alertmanager answers",
  run: async ({ alertmanager }) => {
    try {
      return pass(`Alertmanager ${await alertmanager.version()} at ${alertmanager.url}`);
    } catch (error) {
      if (!(error instanceof ServerUnreachable)) throw error;
      return findingsOr(
        [
          {
            what: "Alertmanager does not answer",
            details: [`${alertmanager.url}: ${error.why}`],
            cause: "It is not running, or alertmanager.url in the stack config is not its address as seen from here.",
            fix: "Start Alertmanager, or give its address with --alertmanager; until then nobody is told of any alert.",
          },
        ],
        "",
      );
    }
  },
};
