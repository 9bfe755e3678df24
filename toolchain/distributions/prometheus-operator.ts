import { distribution } from "../program";

/**
 * The operator, and the reloader that it runs beside Prometheus. It is released as container images only, where the first is called
 * `operator`. Its custom resource definitions are files of the same module.
 */
export const prometheusOperator = distribution({
  name: "prometheus-operator",
  version: "0.93.0",
  minimum: "0.93.0",
  programs: [
    { name: "prometheus-operator", versionArgs: ["--version"] },
    { name: "prometheus-config-reloader", versionArgs: ["--version"] },
  ],
  goModule: {
    wrapper: "prometheus-operator",
    from: "github.com/prometheus-operator/prometheus-operator v0.93.0",
    packages: {
      "prometheus-operator": "github.com/prometheus-operator/prometheus-operator/cmd/operator",
      "prometheus-config-reloader": "github.com/prometheus-operator/prometheus-operator/cmd/prometheus-config-reloader",
    },
    ldflags: "-s -w -X github.com/prometheus/common/version.Version=0.93.0",
    minutes: 2,
  },
  install: "put prometheus-operator and prometheus-config-reloader 0.93 or newer, from its container images, on PATH",
});
