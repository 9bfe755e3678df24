import { distribution } from "../program";

const tellVersion = "import importlib.metadata as it; print(it.version('datadog-checks-base'))";

/**
 * Python with the packages that the Datadog Agent runs its OpenMetrics check on, without the Agent: only tests need it. It is no program that
 * anyone else has on PATH.
 */
export const datadogCheck = distribution({
  name: "datadog-check",
  version: "38.7.0",
  minimum: "38.7.0",
  programs: [{ name: "datadog-check-python", versionArgs: ["-c", tellVersion] }],
  python: {
    wrapper: "datadog-check",
    from: "datadog-checks-base 38.7.0",
    programs: { "datadog-check-python": [] },
  },
  install: "install Python 3.11 or newer with its venv module, and run this again",
});
