import { mkdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import * as tar from "tar";
import { parseChecksums } from "../checksums";
import { download } from "../download";
import { install } from "../install";
import type { Machine } from "../machine";
import type { Distribution, Release } from "../program";
import { patience, whyUnreachable } from "../reach";
import type { Source } from "../source";

/** The official release, checked against its SHA-256. A host that doesn't answer is not asked again. */
export const release: Source = {
  origin: "release",
  find: async ({ program, distribution }, machine) => {
    const from = distribution.release && forThisMachine(distribution.release, distribution.version, machine);
    if (!from) return { reason: distribution.release ? `none for ${machine.platform} ${machine.arch}` : "not downloaded" };
    const unreachable = await whyUnreachable(from.url, machine);
    if (unreachable) return { reason: unreachable };
    const folder = await install(distribution, distribution.version, machine, (staging) => fill(staging, from, distribution, machine));
    return { path: join(folder, program.name), version: distribution.version, origin: "release" };
  },
};

/** Fills in a release's templates. Undefined where it isn't built for this computer. */
export function forThisMachine(release: Release, version: string, { platform, arch }: Pick<Machine, "platform" | "arch">) {
  const [os, cpu] = [release.os[platform], release.arch[arch]];
  if (!os || !cpu) return undefined;
  const filled = (text: string) => text.replaceAll("{version}", version).replaceAll("{os}", os).replaceAll("{arch}", cpu);
  return {
    url: filled(release.url),
    checksums: filled(release.checksums),
    members: Object.entries(release.members).map(([name, member]) => ({ name, member: filled(member) })),
    sha256: release.sha256?.[`${os}-${cpu}`],
  };
}

type Archive = NonNullable<ReturnType<typeof forThisMachine>>;

async function fill(staging: string, archive: Archive, { name }: Distribution, machine: Machine): Promise<string[]> {
  const [file, unpacked] = [join(staging, "archive"), join(staging, "unpacked")];
  machine.onProgress({ distribution: name, text: `downloading ${archive.url}` });
  const expected = archive.sha256 ?? (await releasedSum(archive, machine));
  const actual = await download(archive.url, file, machine, everyTenPercent(name, machine));
  if (actual !== expected) throw new Error(`${archive.url} has SHA-256 ${actual} but must have ${expected}, so it is refused`);
  await mkdir(unpacked);
  await tar.x(
    { file, cwd: unpacked },
    archive.members.map(({ member }) => member),
  );
  for (const each of archive.members) await rename(join(unpacked, each.member), join(staging, each.name));
  await Promise.all([file, unpacked].map((left) => rm(left, { recursive: true })));
  return archive.members.map((each) => each.name);
}

async function releasedSum({ url, checksums }: Archive, machine: Machine): Promise<string> {
  const response = await machine.fetch(checksums, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`${checksums} answered ${response.status}, so the download can't be verified`);
  const sum = parseChecksums(await response.text()).get(basename(url));
  if (!sum) throw new Error(`${checksums} does not list ${basename(url)}, so the download can't be verified`);
  return sum;
}

function everyTenPercent(distribution: string, machine: Machine) {
  let told = 0;
  return (got: number, of?: number) => {
    if (!of || got / of < told + 0.1) return;
    told = Math.floor((got / of) * 10) / 10;
    machine.onProgress({ distribution, text: `${Math.round(told * 100)} % of ${Math.round(of / 1e6)} MB` });
  };
}
