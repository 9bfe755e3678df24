const own = (stack: string, name: string): string => `aura-${stack}/${name}`;

/** The receiver that tells nobody, for what is silent on purpose: heartbeats that nobody waits for. No contact can have such a name. */
export const nobody = (stack: string): string => own(stack, "(nobody)");

/** The receiver of a stack's alerts that no route takes. A plan leaves none; should one arise all the same, the first route's contacts hear of it. */
export const unrouted = (stack: string): string => own(stack, "(unrouted)");

/** The receiver of some contacts. */
export const receiverOf = (stack: string, contacts: readonly string[]): string => own(stack, contacts.join("+"));

/** The receiver of some contacts for signs of life; it never says "resolved". */
export const heartbeatReceiverOf = (stack: string, contacts: readonly string[]): string => own(stack, `(heartbeat) ${contacts.join("+")}`);

/** The time interval of a calendar. */
export const intervalOf = (stack: string, calendar: string): string => own(stack, calendar);

/** A message template. */
export const templateName = (stack: string, name: string): string => `aura.${stack}.${name}`;

/** Where a stack's message templates are, relative to the configuration file. */
export const templateFile = (stack: string): string => `templates/aura-${stack}.tmpl`;
