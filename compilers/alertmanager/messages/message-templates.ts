import type { Plan } from "../../../catalog/model";
import { defined } from "./define";
import { emailTemplates } from "./email";
import { linkTemplates } from "./links";
import { pagerdutyTemplates } from "./pagerduty";
import { slackTemplates } from "./slack";
import { titleTemplates } from "./title";

/** What all messages of a stack are made from, as one file of Go templates. */
export const messageTemplates = (plan: Plan): string =>
  defined(plan.stack, {
    ...titleTemplates,
    ...linkTemplates(plan),
    ...slackTemplates(plan),
    ...pagerdutyTemplates(plan),
    ...emailTemplates(plan),
  });
