import { distribution } from "../program";

const github = "https://github.com/etcd-io/etcd/releases/download/v{version}";

/** The store of an API server. 3.6 is the line that Kubernetes 1.34 is released with. */
export const etcd = distribution({
  name: "etcd",
  version: "3.6.6",
  minimum: "3.6.0",
  programs: [{ name: "etcd", versionArgs: ["--version"] }],
  release: {
    url: `${github}/etcd-v{version}-{os}-{arch}.tar.gz`,
    checksums: `${github}/SHA256SUMS`,
    os: { linux: "linux" },
    arch: { x64: "amd64", arm64: "arm64" },
    members: { etcd: "etcd-v{version}-{os}-{arch}/etcd" },
  },
  goModule: {
    wrapper: "etcd",
    from: "go.etcd.io/etcd/server/v3 v3.6.6",
    packages: { etcd: "go.etcd.io/etcd/server/v3" },
    ldflags: "-s -w -X go.etcd.io/etcd/api/v3/version.Version=3.6.6",
    minutes: 1,
  },
  install: "install etcd 3.6 or newer (https://etcd.io/docs/latest/install/)",
});
