import type { Granularity, Plan } from "../../../catalog/model";
import type { RuleCase } from "../../rules/harness/rule-case";
import { granularitiesOf, type Situation, situationsOf } from "../../rules/harness/promtool-tests";
import { parityPlan } from "./parity-plan";
import { firedInPrometheus } from "./prometheus";
import type { Firing, ParityVendor } from "./vendor";

/** One situation in which Prometheus' verdict is known, because promtool checks it. */
export interface ParitySituation extends Situation {
  /** Seconds between two samples. */
  readonly interval: number;
  readonly verdict: "fires" | "silent";
}

/**
 * Every situation of a rule case, at one interval.
 * @param granularities in which it is looked at; @default each in which the alert exists
 */
export const paritySituations = (
  rule: RuleCase,
  interval: number,
  granularities: readonly Granularity[] = granularitiesOf(rule.alert),
): readonly ParitySituation[] =>
  parityPlan(rule, interval).alerts[0]!.on.flatMap((severity) =>
    granularities.flatMap((granularity) =>
      situationsOf(rule, severity, interval, granularity).map((it): ParitySituation => ({
        ...it,
        interval,
        verdict: it.checks.some(({ firing }) => firing) ? "fires" : "silent",
      })),
    ),
  );

type Change<Document> = (documents: readonly Document[]) => readonly Document[];

/**
 * A situation that a vendor is put into, once or with ever other documents. What the vendor is told, and what Prometheus says of it, is found
 * out once.
 *
 * @returns what the vendor says that Prometheus does not say, in words
 */
export function trialIn<Document>(
  vendor: ParityVendor<Document>,
  situation: ParitySituation,
  plan: Plan,
): (change?: Change<Document>) => Promise<readonly string[]> {
  const { interval, end } = situation;
  const steps = Math.ceil((end + (situation.verdict === "fires" ? vendor.patience(plan) : 0)) / interval) + 1;
  const feed = { series: situation.series(steps), interval, steps, plan };
  const soonest = soonestIn(situation, vendor.haste?.(plan) ?? 0);
  const documents = vendor.compile(vendor.informed?.(plan, feed.series) ?? plan);
  let truth: ReturnType<typeof firedInPrometheus> | undefined;
  return async (change = (it) => it) => {
    const found = compare(situation, await vendor.evaluate(change(documents), feed), soonest);
    if (found.every(({ firing }) => firing === undefined)) return found.map(({ words }) => words);
    // Situations are checked at some moments only. Where the vendor fires at another one, Prometheus is asked about that moment.
    truth ??= firedInPrometheus(feed);
    return confirmed(found, await truth);
  };
}

/** What a vendor says of a situation, and where that is not what Prometheus says, how. */
export const differences = <Document>(
  vendor: ParityVendor<Document>,
  situation: ParitySituation,
  plan: Plan,
  change?: Change<Document>,
): Promise<readonly string[]> => trialIn(vendor, situation, plan)(change);

interface Difference {
  readonly words: string;
  /** What the vendor has, where it has something. */
  readonly firing?: Firing;
}

const confirmed = (found: readonly Difference[], truth: readonly Firing[]): readonly string[] =>
  found
    .filter(
      ({ firing }) =>
        firing === undefined ||
        !truth.some((it) => it.severity === firing.severity && it.since <= firing.since && agrees(firing.labels, it.labels)),
    )
    .map(({ words }) => words);

/** @returns a sentence for each alert that one of them has and the other has not */
function compare(situation: ParitySituation, fired: readonly Firing[], soonest: number): readonly Difference[] {
  const ofSeverity = fired.filter(({ severity }) => severity === situation.severity);
  const matching = (labels: Readonly<Record<string, string>>): readonly Firing[] => ofSeverity.filter((it) => agrees(it.labels, labels));
  const missed = situation.labels.filter((labels) => situation.verdict === "fires" && matching(labels).length === 0);
  const wrong = situation.labels.flatMap((labels) => (situation.verdict === "silent" ? matching(labels) : []));
  const early = situation.labels.flatMap((labels) => matching(labels).filter(({ since }) => since < soonest));
  const surplus = ofSeverity.filter((it) => !situation.labels.some((labels) => agrees(it.labels, labels)));
  const say = (how: string) => (firing: Firing) => ({
    words: `${situation.name}: ${how} ${text(firing.labels)}, at ${firing.since} s`,
    firing,
  });
  return [
    ...missed.map((labels) => ({ words: `${situation.name}: does not fire for ${text(labels)}` })),
    ...wrong.map(say("fires for")),
    ...early.map(say(`fires before ${soonest} s for`)),
    ...surplus.map(say("also fires for")),
  ];
}

/** Nobody may fire before the condition has held for long enough. */
const soonestIn = ({ from, interval, checks }: ParitySituation, haste: number): number => {
  const silent = checks.slice(
    0,
    Math.max(
      0,
      checks.findIndex(({ firing }) => firing),
    ),
  );
  return Math.max(from, ...silent.map(({ at }) => at + interval - haste));
};

/** What identifies an alert at every vendor; the rest are names, which may change. */
const IDENTITY = ["aura_endpoint", "aura_project", "instance_id", "database", "availability_zone", "instance_mode"];

const identity = (labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(IDENTITY.flatMap((key) => (labels[key] === undefined ? [] : [[key, labels[key]]])));

/** Whether what both name is the same, and the instance is named on both sides or on none. */
function agrees(fired: Readonly<Record<string, string>>, expected: Readonly<Record<string, string>>): boolean {
  const [own, other] = [identity(fired), identity(expected)];
  return Object.keys(other).every((key) => own[key] === undefined || own[key] === other[key]) && own.instance_id === other.instance_id;
}

const text = (labels: Readonly<Record<string, string>>): string => JSON.stringify(identity(labels));
