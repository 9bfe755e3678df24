/** A recording or alerting rule as Prometheus reads it. */
export type Rule = AlertRule | RecordRule;

export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly keep_firing_for?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface RecordRule {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface RuleGroup {
  /** Unique in a Prometheus: it begins with the stack. */
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly Rule[];
}

/** One file of rules, or one object where rules are objects. */
export interface RuleFile {
  /** Permanent; the file's name without its ending. */
  readonly name: string;
  readonly groups: readonly RuleGroup[];
  /** One line a rule: for files that grow with the fleet, where a changed instance should be a changed line. @default false */
  readonly dense?: boolean;
}
