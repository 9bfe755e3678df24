import type { Plan } from "../../../catalog/model";
import { templateName } from "../names";

/** Refers to one of the stack's message templates. */
export const say = ({ stack }: Plan, template: string): string => `{{ template "${templateName(stack, template)}" . }}`;
