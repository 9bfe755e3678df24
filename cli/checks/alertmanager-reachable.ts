import { unreachableFinding } from "../diagnosis/unreachable";
import { ServerUnreachable } from "../servers/server-unreachable";
import { type Check, findingsOr, pass } from "./check";

export const alertmanagerReachable: Check = {
  id: "alertmanager-reachable",
  title: "Alertmanager answers",
  run: async ({ alertmanager }) => {
    try {
      return pass(`Alertmanager ${await alertmanager.version()} at ${alertmanager.url}`);
    } catch (error) {
      if (!(error instanceof ServerUnreachable)) throw error;
      return findingsOr([unreachableFinding(error, "While it does not run nobody is told of any alert.")], "");
    }
  },
};
