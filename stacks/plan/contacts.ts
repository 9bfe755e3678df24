import type { Contact } from "../../catalog/model";
import type { ContactInput } from "../config/contacts";
import { byName, type Draft, given } from "./draft";

/** Who can be told, in the order of their names. */
export function resolveContacts(draft: Draft): readonly Contact[] {
  const {
    config: { contacts },
    broken,
    report,
  } = draft;
  const entries = byName(contacts);
  if (entries.length === 0 && !broken.has("contacts")) {
    report({
      path: "contacts",
      problem: "names nobody, so that no alert would reach anyone",
      fix: 'add one, as database-channel: { kind: slack, channel: "#db-alerts", webhook: slack }',
    });
  }
  return entries.map(([name, it]) => {
    reportContact(name, it, draft);
    return given({ ...it, name });
  });
}

function reportContact(name: string, it: ContactInput, { report }: Draft): void {
  const path = `contacts.${name}`;
  if (it.kind === "slack" && (it.webhook === undefined) === (it.appToken === undefined)) {
    report({
      path,
      problem: it.webhook === undefined ? "has neither webhook nor appToken" : "has both webhook and appToken",
      fix: "name the secret of one of them",
    });
  }
  if (it.kind === "slack" && it.appUrl !== undefined && it.appToken === undefined) {
    report({
      path: `${path}.appUrl`,
      value: it.appUrl,
      problem: "is only used with appToken; the address of a webhook is its secret",
      fix: "remove it, or name an appToken",
    });
  }
  if (it.kind === "email" && (it.username === undefined) !== (it.password === undefined)) {
    report({
      path,
      problem: it.username === undefined ? "has a password and no username" : "has a username and no password",
      fix: "give both or neither",
    });
  }
}
