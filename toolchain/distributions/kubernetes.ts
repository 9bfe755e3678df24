import { distribution } from "../program";

const release = "https://dl.k8s.io/v{version}";
const stamp = "-X k8s.io/component-base/version";

/** A control plane and its client. Clients refuse a server that does not tell its version, so all three parts of it are stamped. */
export const kubernetes = distribution({
  name: "kubernetes",
  version: "1.34.2",
  minimum: "1.34.0",
  programs: [
    { name: "kube-apiserver", versionArgs: ["--version"] },
    { name: "kube-controller-manager", versionArgs: ["--version"] },
    { name: "kube-scheduler", versionArgs: ["--version"] },
    { name: "kubectl", versionArgs: ["version", "--client"] },
  ],
  release: {
    url: `${release}/kubernetes-server-{os}-{arch}.tar.gz`,
    checksums: `${release}/SHA256SUMS`,
    os: { linux: "linux" },
    arch: { x64: "amd64", arm64: "arm64" },
    members: {
      "kube-apiserver": "kubernetes/server/bin/kube-apiserver",
      "kube-controller-manager": "kubernetes/server/bin/kube-controller-manager",
      "kube-scheduler": "kubernetes/server/bin/kube-scheduler",
      kubectl: "kubernetes/server/bin/kubectl",
    },
  },
  goModule: {
    wrapper: "kubernetes",
    from: "k8s.io/kubernetes v1.34.2",
    packages: {
      "kube-apiserver": "k8s.io/kubernetes/cmd/kube-apiserver",
      "kube-controller-manager": "k8s.io/kubernetes/cmd/kube-controller-manager",
      "kube-scheduler": "k8s.io/kubernetes/cmd/kube-scheduler",
      kubectl: "k8s.io/kubernetes/cmd/kubectl",
    },
    ldflags: `-s -w ${stamp}.gitMajor=1 ${stamp}.gitMinor=34 ${stamp}.gitVersion=v1.34.2`,
    minutes: 5,
  },
  install:
    "install kube-apiserver, kube-controller-manager, kube-scheduler and kubectl 1.34 or newer (https://kubernetes.io/releases/download/)",
});
