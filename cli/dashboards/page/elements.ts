/** Attributes of an element; `undefined` leaves one out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element with attributes and what is in it. Texts are texts, never markup. */
export function element(name: string, attributes: Attributes = {}, ...inside: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

/** Text that is a link where it leads somewhere. */
export const linked = (text: string, href: string | undefined): Node | string => (href === undefined ? text : element("a", { href }, text));

/** Black or white: what is read better on a colour. */
export function readableOn(color: string): string {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((it) => (it <= 0.04 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! > 0.3 ? "#111111" : "#ffffff";
}
