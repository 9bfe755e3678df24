import { distribution } from "../program";

const github = "https://github.com/prometheus/prometheus/releases/download/v{version}";

/** The server and its checker. 3.15 is the oldest that the compiled configuration and rule tests were tried with. */
export const prometheus = distribution({
  name: "prometheus",
  version: "3.15.0",
  minimum: "3.15.0",
  programs: [
    { name: "prometheus", versionArgs: ["--version"] },
    { name: "promtool", versionArgs: ["--version"] },
  ],
  release: {
    url: `${github}/prometheus-{version}.{os}-{arch}.tar.gz`,
    checksums: `${github}/sha256sums.txt`,
    os: { linux: "linux", darwin: "darwin" },
    arch: { x64: "amd64", arm64: "arm64" },
    members: { prometheus: "prometheus-{version}.{os}-{arch}/prometheus", promtool: "prometheus-{version}.{os}-{arch}/promtool" },
    sha256: {
      "linux-amd64": "2a542df32eac02ee17b9d844fb2aa1de00dafa5476579ba8a3ba862e9d572ea0",
      "linux-arm64": "f1f90ec08e849d494ca66c611470afc50192f0355f1a61c33f2cbde02d067823",
      "darwin-amd64": "2d79e744c2d7e505db936fbc898e05abc74fcb6e437c25befd26e9c9f00aa58b",
      "darwin-arm64": "920df4d17e78b3b0175af144eb318b0c74d1cf7b1d1251b326966f0e81977260",
    },
  },
  goModule: {
    wrapper: "prometheus",
    from: "github.com/prometheus/prometheus v0.315.0",
    packages: {
      prometheus: "github.com/prometheus/prometheus/cmd/prometheus",
      promtool: "github.com/prometheus/prometheus/cmd/promtool",
    },
    ldflags: "-s -w -X github.com/prometheus/common/version.Version=3.15.0",
    minutes: 4,
  },
  install: "install Prometheus 3.15 or newer with promtool (https://prometheus.io/download/)",
});
