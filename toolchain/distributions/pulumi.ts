import { distribution, type Release } from "../program";

const github = "https://github.com/pulumi/pulumi/releases/download/v{version}";

const release = {
  url: `${github}/pulumi-v{version}-{os}-{arch}.tar.gz`,
  checksums: `${github}/pulumi-{version}-checksums.txt`,
  os: { linux: "linux", darwin: "darwin" },
  arch: { x64: "x64", arm64: "arm64" },
  members: { pulumi: "pulumi/pulumi", "pulumi-language-nodejs": "pulumi/pulumi-language-nodejs" },
  sha256: {
    "linux-x64": "94ba357acac23d01474084c4b00098dc0f7bc70ce13f34c777459254a5f718e5",
    "linux-arm64": "edc8327463a72160bb36cf82cf5062da9c8a244290a706d9980988e7bf486853",
    "darwin-x64": "eaca4c3b8277bfa3ab061fa3b270d1c66358a0b2e613da8c5587a04b7226c534",
    "darwin-arm64": "57c27f179e527e2cf9f62b841a448af72a020e44b2fb4ee0d9bd85556c00c864",
  },
} as const satisfies Release;

/** The engine. 3.248 is the SDK that this package is locked to; an older engine may lack what the SDK asks of it. */
export const pulumi = distribution({
  name: "pulumi",
  version: "3.259.0",
  minimum: "3.248.0",
  programs: [{ name: "pulumi", versionArgs: ["version"] }],
  release,
  goModule: {
    wrapper: "pulumi",
    from: "github.com/pulumi/pulumi/pkg/v3 v3.259.0",
    packages: { pulumi: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi" },
    ldflags: "-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=3.259.0",
    minutes: 3,
  },
  install: "install Pulumi 3.248 or newer (https://www.pulumi.com/docs/install/)",
});

/** The Node language host. It prints no version and comes with the engine, so it is trusted only beside a Pulumi that is new enough. */
export const pulumiLanguageNodejs = distribution({
  name: "pulumi-language-nodejs",
  version: "3.259.0",
  minimum: "3.248.0",
  programs: [{ name: "pulumi-language-nodejs", beside: "pulumi" }],
  release: { ...release, members: { "pulumi-language-nodejs": release.members["pulumi-language-nodejs"] } },
  sharedVersion: "3.260.0",
  install: "install Pulumi 3.248 or newer, which carries it (https://www.pulumi.com/docs/install/)",
});
