type Messages = Readonly<Record<string, string>>;

const USED = /\{\{-?\s*template\s+"([^"]+)"/g;

/**
 * A text with the definitions of all templates that it uses in front of it: an AlertmanagerConfig has no place for files of templates, and
 * Alertmanager reads definitions in any text.
 */
export function inlined(text: string, messages: Messages): string {
  const used = [...closure(text, messages)].sort();
  return `${used.map((name) => `{{ define "${name}" -}}\n${messages[name]}\n{{- end -}}\n`).join("")}${text}`;
}

function closure(text: string, messages: Messages, seen: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  return [...text.matchAll(USED)].reduce((all, [, name = ""]) => {
    const definition = messages[name];
    if (definition === undefined) throw new Error(`the message template ${name} is used and not defined`);
    return all.has(name) ? all : closure(definition, messages, new Set([...all, name]));
  }, seen);
}
