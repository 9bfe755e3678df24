import { nearest } from "../mistakes/suggest";
import { type Parsed, parsedText } from "./parsed";

/** `Europe/Berlin`, or `UTC`. */
export function parseTimeZone(text: string): Parsed<string> {
  if (/^[A-Z]/.test(text) && isZone(text)) return { value: text };
  const zones = Intl.supportedValuesOf("timeZone");
  const meant = nearest(text, zones) ?? zones.find((zone) => zone.toLowerCase().endsWith(`/${text.toLowerCase()}`));
  return {
    problem: "is not a time zone",
    fix: meant === undefined ? 'write its name in the time zone database, as "Europe/Berlin" or "UTC"' : `did you mean ${meant}?`,
  };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A time zone in the config. */
export const timeZoneText = () => parsedText(parseTimeZone);
