import { type Parsed, parsedText } from "./parsed";

const LOST = "and a number may already have lost digits";

/** `6b0c65e8`: the permanent identity of an Aura instance. */
export function parseInstanceId(text: string): Parsed<string> {
  if (/^[0-9a-f]{8}$/.test(text)) return { value: text };
  if (/^[0-9a-f]{8}$/i.test(text))
    return {
      problem: "has capital letters; metrics carry the id in small ones, and would not be found",
      fix: `write "${text.toLowerCase()}"`,
    };
  return {
    problem: "is not an instance id: 8 hexadecimal digits",
    fix: "copy it from the Aura console, where it stands under the instance's name",
  };
}

/** A UUID: the permanent identity of an Aura project. */
export function parseProjectId(text: string): Parsed<string> {
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  if (uuid.test(text)) return { value: text };
  if (uuid.test(text.toLowerCase())) return { problem: "has capital letters", fix: `write "${text.toLowerCase()}"` };
  return {
    problem: "is not a project id: a UUID, as cb50b84c-0a53-565c-ba05-008e104efee0",
    fix: "copy it from the Aura console, project settings",
  };
}

const parseClientId = (text: string): Parsed<string> =>
  /^[\w.~-]+$/.test(text)
    ? { value: text }
    : { problem: "is not a client id: letters, digits, - and _ only", fix: "copy it from the Aura console, API keys" };

/** An instance id in the config. */
export const instanceIdText = () =>
  parsedText(parseInstanceId, {
    pattern: "^[0-9a-f]{8}$",
    ifNumber: `is a number; an instance id is 8 hexadecimal digits as text, ${LOST} → quote it: "12345e67" (the Aura console shows it under the instance's name)`,
  });

/** A project id in the config. */
export const projectIdText = () =>
  parsedText(parseProjectId, {
    pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    ifNumber: `is a number; a project id is a UUID as text, ${LOST} → quote it: "cb50b84c-0a53-565c-ba05-008e104efee0"`,
  });

/** The public half of an Aura API key in the config. */
export const clientIdText = () => parsedText(parseClientId, { ifNumber: `is a number; a client id is text, ${LOST} → quote it` });
