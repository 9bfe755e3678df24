/** Since which version the operator's CRDs have a field that is used here (compared at the release tags). */
export const FEATURES = {
  "ScrapeConfig.oauth2": "0.76",
  "ScrapeConfig.fallbackScrapeProtocol": "0.79",
  "ScrapeConfig.bodySizeLimit": "0.89",
} as const;

/** A field of the CRDs that not every version has. */
export type Feature = keyof typeof FEATURES;

/** What no object can be written without. */
export const OLDEST = FEATURES["ScrapeConfig.oauth2"];

/** Whether one version, as `0.89`, is at least another. */
export function isAtLeast(version: string, other: string): boolean {
  const [[major = 0, minor = 0], [otherMajor = 0, otherMinor = 0]] = [version, other].map((it) => it.split(".").map(Number)) as [
    number[],
    number[],
  ];
  return major > otherMajor || (major === otherMajor && minor >= otherMinor);
}

/** Whether the CRDs of a version have a field. */
export const knows = (version: string, feature: Feature): boolean => isAtLeast(version, FEATURES[feature]);
