import { type Parsed, parsedText } from "./parsed";

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

function parseUrl(text: string): Parsed<URL> {
  const problem = "is not an address";
  if (!/^https?:\/\/[^\s]+$/.test(text) || !URL.canParse(text)) return { problem, fix: 'write it whole, as "https://grafana.example.com"' };
  const url = new URL(text);
  if (url.username !== "" || url.password !== "")
    return { problem: "holds a user or password", fix: "remove it; secrets are named in fields of their own" };
  return { value: url };
}

/** An address without a slash at its end. */
export function parseAddress(text: string): Parsed<string> {
  const result = parseUrl(text);
  return "value" in result ? { value: text.replace(/\/+$/, "") } : result;
}

/** An address that credentials are sent to: https, unless it is this machine. */
export function parseSafeAddress(text: string): Parsed<string> {
  const result = parseUrl(text);
  if ("value" in result && result.value.protocol === "http:" && !LOOPBACK.includes(result.value.hostname)) {
    return { problem: "is not encrypted, and credentials are sent there", fix: `write https://${result.value.host}` };
  }
  return "value" in result ? { value: text.replace(/\/+$/, "") } : result;
}

function parseOrigin(text: string): Parsed<string> {
  const result = parseSafeAddress(text);
  if (!("value" in result) || new URL(result.value).pathname === "/") return result;
  return { problem: "has a path", fix: `write only ${new URL(result.value).origin}; paths follow from the project ids` };
}

/** An address in the config. */
export const addressText = () => parsedText(parseAddress);
/** An address in the config that credentials are sent to. */
export const safeAddressText = () => parsedText(parseSafeAddress);
/** Scheme, host and port in the config, without a path. */
export const originText = () => parsedText(parseOrigin);
