import { distribution } from "../program";

/**
 * An OpenTelemetry Collector with just what is compiled for CloudWatch: its own `main.go` names the components. Releases of the contrib
 * distribution have them too, and many more. The stable modules stay at 1.61.0: a tidy raises `confmap`, and the build breaks.
 */
export const openTelemetryCollector = distribution({
  name: "opentelemetry-collector",
  version: "0.155.0",
  minimum: "0.155.0",
  programs: [{ name: "otelcol", versionArgs: ["--version"] }],
  goModule: {
    wrapper: "opentelemetry-collector",
    from: "go.opentelemetry.io/collector/otelcol v0.155.0",
    packages: { otelcol: "." },
    ldflags: "-s -w -X main.version=0.155.0",
    flags: ["-mod=mod"],
    minutes: 6,
  },
  install: "install an OpenTelemetry Collector 0.155 or newer of the contrib distribution, as otelcol",
});
