import { unreachableFinding } from "../diagnosis/unreachable";
import { ServerUnreachable } from "../servers/server-unreachable";
import { type Check, findingsOr, pass } from "./check";

export const prometheusReachable: Check = {
  id: "prometheus-reachable",
  title: "Prometheus answers",
  run: async ({ prometheus }) => {
    try {
      return pass(`Prometheus ${await prometheus.version()} at ${prometheus.url}`);
    } catch (error) {
      if (!(error instanceof ServerUnreachable)) throw error;
      return findingsOr([unreachableFinding(error, "Until it answers nothing else can be checked.")], "");
    }
  },
};
