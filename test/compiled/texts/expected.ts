/** What one alert is at one vendor: its exact text, or why there is none. */
export type Expected =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "not-supported"; readonly reason: string }
  | { readonly kind: "not-applicable" };

/** The vendor has no word for it. The reason is the gap's, to the letter. */
export const NOT_SUPPORTED = (reason: string): Expected => ({ kind: "not-supported", reason });

/** What the alert is about does not exist there. */
export const NOT_APPLICABLE: Expected = { kind: "not-applicable" };

/** The text, one line of the document a line; indentation is for the reader. */
export const TEXT = (text: string): Expected => ({ kind: "text", text: text.trim().replace(/^ +/gm, "") });

/** By alert id. */
export type Texts = Readonly<Record<string, Expected>>;
