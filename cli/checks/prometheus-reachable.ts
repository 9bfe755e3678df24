import { type Check, findingsOr, pass } from "./check";
import { ServerUnreachable } from "../servers/server-unreachable";

export const prometheusReachable: Check = {
  id: "prometheus-reachable",
  title: "Prometheus answers",
  run: async ({ prometheus }) => {
    try {
      return pass(`Prometheus ${await prometheus.version()} at ${prometheus.url}`);
    } catch (error) {
      if (!(error instanceof ServerUnreachable)) throw error;
      return findingsOr(
        [
          {
            what: "Prometheus does not answer",
            details: [`${prometheus.url}: ${error.why}`],
            cause: "It is not running, or prometheus.url in the stack config is not its address as seen from here.",
            fix: "Start Prometheus, or give its address with --prometheus; its log says why it ended.",
          },
        ],
        "",
      );
    }
  },
};
