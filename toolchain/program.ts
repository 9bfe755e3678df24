/** One executable of a distribution. */
export interface Program {
  /** The file name, as on PATH. */
  readonly name: string;
  /** The arguments that make it print its version and exit. @default none: it can't tell, so it is taken from PATH only `beside` another */
  readonly versionArgs?: readonly string[];
  /** The program in whose folder it belongs: found there, it is as new as that one. @default none: it stands alone */
  readonly beside?: string;
}

/** The archives of an official release. `{version}`, `{os}` and `{arch}` are filled in. */
export interface Release {
  /** Where the archive (tar, gzipped) is. */
  readonly url: string;
  /** Where the release's own list of SHA-256 sums is; read for platforms without a pinned sum. */
  readonly checksums: string;
  /** The release's word for each operating system that it is built for, by Node's `process.platform`. */
  readonly os: Readonly<Record<string, string>>;
  /** The release's word for each processor, by Node's `process.arch`. */
  readonly arch: Readonly<Record<string, string>>;
  /** What is taken out of the archive: its path there, by program name. */
  readonly members: Readonly<Record<string, string>>;
  /** Pinned SHA-256 of the archive, by `os-arch` in the release's words. @default none: `checksums` is downloaded */
  readonly sha256?: Readonly<Record<string, string>>;
}

/** A Go module under `toolchain/go` that pins the sources by go.sum and builds them. */
export interface GoModule {
  /** The folder under `toolchain/go`. */
  readonly wrapper: string;
  /** What is built, as people know it: module and version. */
  readonly from: string;
  /** The package to build, by program name ("." for a `main.go` of our own). */
  readonly packages: Readonly<Record<string, string>>;
  /** Linker flags, mostly the version, which a module build can't know. */
  readonly ldflags: string;
  /** More flags of `go build`. @default none */
  readonly flags?: readonly string[];
  /** About how long a first build takes on two cores, in minutes. */
  readonly minutes: number;
}

/** Python packages that are pinned under `toolchain/python` and installed into an environment of their own. */
export interface PythonPackages {
  /** The folder under `toolchain/python`; its requirements.txt pins every package, those that others need too. */
  readonly wrapper: string;
  /** What is installed, as people know it: package and version. */
  readonly from: string;
  /** What Python is started with, by program name: `["-m", "moto.server"]`; nothing for Python itself with the packages. */
  readonly programs: Readonly<Record<string, readonly string[]>>;
}

/** Programs that are released, pinned and installed together. */
export interface Distribution {
  readonly name: string;
  /** The pinned version, installed when PATH has none that is new enough. */
  readonly version: string;
  /** The oldest version that is accepted from PATH. */
  readonly minimum: string;
  readonly programs: readonly Program[];
  /** @default none: it isn't downloaded */
  readonly release?: Release;
  /** @default none: it isn't built */
  readonly goModule?: GoModule;
  /** @default none: it isn't made of Python packages */
  readonly python?: PythonPackages;
  /** The version that the shared tools beside the checkout carry. @default none: they don't */
  readonly sharedVersion?: string;
  /** What to do by hand when nothing else works. One sentence without a full stop. */
  readonly install: string;
}

/** Freezes a distribution and keeps its literal types, from which the program names come. */
export const distribution = <const D extends Distribution>(value: D): D => Object.freeze(value);
