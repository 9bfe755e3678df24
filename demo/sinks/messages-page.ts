import type { Received } from "./inbox";
import type { Incident } from "./incidents";
import { messagesStyle } from "./messages-style";
import type { SlackAttachment, SlackMessage } from "./slack";
import { escapeHtml, link, renderSlackText } from "./slack-markup";

const COLORS: Readonly<Record<string, string>> = { good: "#2eb67d", warning: "#ecb22e", danger: "#e01e5a" };

/** "Messages": what arrived, drawn as the people who get it would see it, newest first. */
export function renderMessagesPage(received: readonly Received[], incidents: readonly Incident[]): string {
  const slack = received.filter(({ channel }) => channel === "slack").reverse();
  const others = received.filter(({ channel }) => channel === "webhook" || channel === "heartbeat");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5"><title>Messages</title><style>${messagesStyle}</style></head><body>
<h1>Messages</h1>
<section><h2>PagerDuty <small>${incidents.filter(({ status }) => status !== "resolved").length} open of ${incidents.length}</small></h2>
${[...incidents].reverse().map(renderIncident).join("") || "<p>No incident yet.</p>"}</section>
<section><h2>Slack <small>${slack.length}</small></h2>${slack.map(renderSlack).join("") || "<p>No message yet.</p>"}</section>
<section><h2>Webhooks and heartbeats</h2>${renderCounts(others)}</section></body></html>`;
}

function renderSlack({ at, name, status, body }: Received): string {
  const message = (body ?? {}) as SlackMessage;
  const refused = status >= 300 ? `<b class="refused">answered ${status}</b>` : "";
  const text = message.text ? `<p>${renderSlackText(message.text)}</p>` : "";
  return `<article><header><b>${escapeHtml(message.username ?? "webhook")}</b> ${escapeHtml(name)} ${time(at)} ${refused}</header>${text}
${(Array.isArray(message.attachments) ? message.attachments : []).map(renderAttachment).join("")}</article>`;
}

function renderAttachment(attachment: SlackAttachment): string {
  const { color = "", pretext, title, title_link: href, text, fields = [], actions = [], footer } = attachment;
  const bar = COLORS[color] ?? (/^#[0-9a-f]{3,8}$/i.test(color) ? color : "#ddd");
  const parts = [
    title ? `<h3>${link(href, title)}</h3>` : "",
    text ? `<p>${renderSlackText(text)}</p>` : "",
    fields.length > 0
      ? `<dl>${fields.map((field) => `<div${field.short ? "" : ' class="long"'}><dt>${renderSlackText(field.title ?? "")}</dt><dd>${renderSlackText(field.value ?? "")}</dd></div>`).join("")}</dl>`
      : "",
    actions.map((action) => `<span class="action">${link(action.url, action.text ?? "")}</span>`).join(""),
    footer ? `<footer>${renderSlackText(footer)}</footer>` : "",
  ];
  return `${pretext ? `<p>${renderSlackText(pretext)}</p>` : ""}<div class="attachment" style="border-color:${bar}">${parts.join("")}</div>`;
}

function renderIncident({ status, event, dedupKey, triggers, openedAt, resolvedAt }: Incident): string {
  const { payload, links = [], client, client_url: clientUrl } = event;
  const facts = Object.entries({
    source: payload?.source,
    component: payload?.component,
    group: payload?.group,
    class: payload?.class,
    key: dedupKey,
    triggers,
  })
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${name} ${escapeHtml(String(value))}`);
  const details =
    payload?.custom_details === undefined ? "" : `<pre>${escapeHtml(JSON.stringify(payload.custom_details, undefined, 2))}</pre>`;
  return `<article class="${status}"><header><b class="${status}">${status}</b> <b>${escapeHtml(payload?.severity ?? "")}</b> ${time(openedAt)}
${resolvedAt === undefined ? "" : `– ${time(resolvedAt)}`}</header><h3>${escapeHtml(payload?.summary ?? "")}</h3><p class="facts">${facts.join(" · ")}</p>
<p>${[...links.map(({ href, text }) => link(href, text ?? href)), ...(client ? [link(clientUrl, client)] : [])].join(" · ")}</p>${details}</article>`;
}

function renderCounts(items: readonly Received[]): string {
  const groups = new Map<string, Received[]>();
  for (const item of items) groups.set(`${item.channel} ${item.name}`, [...(groups.get(`${item.channel} ${item.name}`) ?? []), item]);
  const lines = [...groups].map(
    ([name, calls]) => `<li>${escapeHtml(name)}: ${calls.length}, the last ${time(calls.at(-1)?.at ?? 0)}</li>`,
  );
  return lines.length === 0 ? "<p>Nothing yet.</p>" : `<ul>${lines.join("")}</ul>`;
}

const time = (at: number): string => `<time>${new Date(at).toISOString().slice(11, 19)} UTC</time>`;
