/** What happens to a request in place of, or on the way to, its real answer. */
export type Fault =
  | { readonly kind: "answer"; readonly status: number; readonly body: string; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: "delay"; readonly seconds: number }
  | { readonly kind: "truncate"; readonly share: number };
