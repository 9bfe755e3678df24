import { distribution } from "../program";

const github = "https://github.com/prometheus/alertmanager/releases/download/v{version}";

/** The server and its checker. 0.31.1 is the newest that builds as a Go module: later ones leave their web interface out of it. */
export const alertmanager = distribution({
  name: "alertmanager",
  version: "0.31.1",
  minimum: "0.31.0",
  programs: [
    { name: "alertmanager", versionArgs: ["--version"] },
    { name: "amtool", versionArgs: ["--version"] },
  ],
  release: {
    url: `${github}/alertmanager-{version}.{os}-{arch}.tar.gz`,
    checksums: `${github}/sha256sums.txt`,
    os: { linux: "linux", darwin: "darwin" },
    arch: { x64: "amd64", arm64: "arm64" },
    members: {
      alertmanager: "alertmanager-{version}.{os}-{arch}/alertmanager",
      amtool: "alertmanager-{version}.{os}-{arch}/amtool",
    },
  },
  goModule: {
    wrapper: "alertmanager",
    from: "github.com/prometheus/alertmanager v0.31.1",
    packages: {
      alertmanager: "github.com/prometheus/alertmanager/cmd/alertmanager",
      amtool: "github.com/prometheus/alertmanager/cmd/amtool",
    },
    ldflags: "-s -w -X github.com/prometheus/common/version.Version=0.31.1",
    minutes: 2,
  },
  install: "install Alertmanager 0.31 or newer with amtool (https://prometheus.io/download/)",
});
