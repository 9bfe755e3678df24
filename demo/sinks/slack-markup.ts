const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text for HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

/** A link, or only its text where the address is not http(s): what arrives here was written by others. */
export const link = (href: string | undefined, text: string): string =>
  href !== undefined && /^https?:\/\//.test(href)
    ? `<a href="${escapeHtml(href)}" rel="noreferrer">${escapeHtml(text)}</a>`
    : escapeHtml(text);

/** Slack's markup as HTML: `<url|text>`, `*bold*`, `_italic_`, `` `code` ``, line breaks. */
export function renderSlackText(text: string): string {
  return text
    .split(/(<https?:[^>]+>)/)
    .map((part) => {
      const address = /^<(https?:[^|>]+)(?:\|([^>]*))?>$/.exec(part);
      return address ? link(unescape(address[1] ?? ""), unescape(address[2] ?? address[1] ?? "")) : emphasize(escapeHtml(unescape(part)));
    })
    .join("");
}

/** Slack asks senders to write these three as entities. */
const unescape = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const emphasize = (html: string): string =>
  html
    .replace(/`([^`\n]+)`/g, "<code>$1</code>")
    .replace(/(^|[\s(])\*([^*\n]+)\*(?=$|[\s.,:;!?)])/g, "$1<b>$2</b>")
    .replace(/(^|[\s(])_([^_\n]+)_(?=$|[\s.,:;!?)])/g, "$1<i>$2</i>")
    .replaceAll("\n", "<br>");
