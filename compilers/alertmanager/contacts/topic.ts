import type { Plan } from "../../../catalog/model";
import type { IntegrationConfig } from "../config";
import { say } from "./say";

/** Contacts that are told through topics of Amazon SNS, and in no other way. */
export interface Topics {
  /** AWS region of all of them. */
  readonly region: string;
  /** ARN by the name of the contact. */
  readonly ofContact: Readonly<Record<string, string>>;
}

/** A message to a topic; its text is that of a mail. A subject of SNS is ASCII and at most 100 characters long. */
export const topicConfig = (plan: Plan, contact: string, { region, ofContact }: Topics): IntegrationConfig => ({
  topic_arn: ofContact[contact],
  sigv4: { region },
  subject: "{{ .Status }} {{ .CommonLabels.severity }} {{ .CommonLabels.alertname }} {{ .CommonLabels.instance_id }}",
  message: say(plan, "email.text"),
  attributes: { status: "{{ .Status }}", severity: "{{ .CommonLabels.severity }}", aura_stack: plan.stack },
  send_resolved: true,
});
