import { distribution } from "../program";

/** Plays nodes and their pods, without a kubelet and without containers. Its release is no archive, so it is built. */
export const kwok = distribution({
  name: "kwok",
  version: "0.8.0",
  minimum: "0.8.0",
  programs: [{ name: "kwok", versionArgs: ["--version"] }],
  goModule: {
    wrapper: "kwok",
    from: "sigs.k8s.io/kwok v0.8.0",
    packages: { kwok: "sigs.k8s.io/kwok/cmd/kwok" },
    ldflags: "-s -w -X sigs.k8s.io/kwok/pkg/consts.Version=0.8.0",
    minutes: 2,
  },
  install: "install kwok 0.8 or newer (https://kwok.sigs.k8s.io/docs/user/installation/)",
});
