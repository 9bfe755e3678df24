import type { Plan } from "../../../catalog/model";
import { templateName } from "../names";
import { defined, type Definitions } from "./define";
import { emailTemplates } from "./email";
import { linkTemplates } from "./links";
import { pagerdutyTemplates } from "./pagerduty";
import { slackTemplates } from "./slack";
import { titleTemplates } from "./title";

const definitions = (plan: Plan): Definitions => ({
  ...titleTemplates,
  ...linkTemplates(plan),
  ...slackTemplates(plan),
  ...pagerdutyTemplates(plan),
  ...emailTemplates(plan),
});

/** What all messages of a stack are made from, as one file of Go templates. */
export const messageTemplates = (plan: Plan): string => defined(plan.stack, definitions(plan));

/** The same as data: the text of each template by its whole name. */
export const messageTexts = (plan: Plan): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(definitions(plan)).map(([name, text]) => [templateName(plan.stack, name), text]));
