import { type Duration, toDuration, toSeconds } from "../../catalog/model";
import { type Parsed, parsedText } from "./parsed";

const PART = /(\d+)(w|d|h|m|s)/g;

/** `30m`, `400d`, `1h30m` → the shortest text for it. */
export function parseDuration(text: string): Parsed<Duration> {
  const parts = [...text.matchAll(PART)];
  if (parts.length === 0 || parts.map(([part]) => part).join("") !== text) {
    return { problem: "is not a length of time", fix: 'write a number with s, m, h, d or w, as "30m"' };
  }
  return { value: toDuration(parts.reduce((sum, [part]) => sum + toSeconds(part as Duration), 0)) };
}

const longerThanNothing = (text: string): Parsed<Duration> => {
  const result = parseDuration(text);
  return "value" in result && toSeconds(result.value) === 0 ? { problem: "is no time at all", fix: "write a longer time" } : result;
};

const options = {
  pattern: "^([0-9]+(w|d|h|m|s))+$",
  ifNumber: 'is a number without a unit → write a length of time, as "30s" or "10m"',
};

/** A length of time in the config; `0s` is allowed. */
export const durationText = () => parsedText(parseDuration, options);

/** A length of time in the config that is longer than nothing. */
export const positiveDurationText = () => parsedText(longerThanNothing, options);
