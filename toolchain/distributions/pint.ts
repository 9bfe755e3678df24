import { distribution } from "../program";

const github = "https://github.com/cloudflare/pint/releases/download/v{version}";

/** The rule linter. Another version finds other things, so only this one or newer is taken from PATH. */
export const pint = distribution({
  name: "pint",
  version: "0.87.0",
  minimum: "0.87.0",
  programs: [{ name: "pint", versionArgs: ["version"] }],
  release: {
    url: `${github}/pint-{version}-{os}-{arch}.tar.gz`,
    checksums: `${github}/checksums.txt`,
    os: { linux: "linux", darwin: "darwin" },
    arch: { x64: "amd64", arm64: "arm64" },
    members: { pint: "pint-{os}-{arch}" },
  },
  goModule: {
    wrapper: "pint",
    from: "github.com/cloudflare/pint v0.87.0",
    packages: { pint: "github.com/cloudflare/pint/cmd/pint" },
    ldflags: "-s -w -X main.version=0.87.0",
    minutes: 1,
  },
  install: "install pint 0.87 or newer (https://github.com/cloudflare/pint/releases)",
});
