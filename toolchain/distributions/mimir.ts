import { distribution } from "../program";

/**
 * A distributed engine that speaks Prometheus, in one process, with its ruler and its Alertmanager. The commit is the newest of the 3.0
 * line that builds as a Go module. Its release is no archive, so it is built.
 */
export const mimir = distribution({
  name: "mimir",
  version: "3.0.5",
  minimum: "3.0.0",
  programs: [{ name: "mimir", versionArgs: ["-version"] }],
  goModule: {
    wrapper: "mimir",
    from: "github.com/grafana/mimir v1.3.1-0.20260423142704-aced80d74930",
    packages: { mimir: "github.com/grafana/mimir/cmd/mimir" },
    ldflags: "-s -w -X github.com/grafana/mimir/pkg/util/version.Version=3.0.5",
    minutes: 3,
  },
  install: "install Mimir 3.0 or newer (https://grafana.com/docs/mimir/latest/get-started/)",
});
