import { type Condition, type Duration, type Quantity, toDuration, type Unit } from "../catalog/model";
import { sayQuantity } from "../stacks/plan/say-quantity";

const SUFFIX: Readonly<Partial<Record<Unit, string>>> = {
  cores: " cores",
  perSecond: " a second",
  perCore: " per core",
  multiple: " times",
  transactionId: " transactions",
};
const LONG = { s: "s", m: "min", h: "h", d: "days", w: "weeks" } as const;

/** `10m` → `10 min`; nothing at all → `at once`. */
export function durationWords(duration: Duration): string {
  const amount = Number(duration.slice(0, -1));
  const unit = duration.slice(-1) as keyof typeof LONG;
  return amount === 0 ? "at once" : `${amount} ${amount === 1 ? LONG[unit].replace(/s$/, "") || LONG[unit] : LONG[unit]}`;
}

/** A threshold in the unit that people think in: 0.85 → `85 %`. What depends on the scrape interval says so. */
export function quantityWords({ value, unit, perInterval }: Quantity): string {
  if (perInterval !== undefined) return `${perInterval} scrape intervals + ${durationWords(toDuration(value))}`;
  return `${sayQuantity(value, unit)
    .replace(/(\d)([a-zA-Z%]+)$/, "$1 $2")
    .replace(/ m$/, " min")
    .replace(/ d$/, " days")}${SUFFIX[unit] ?? ""}`;
}

/** When one severity of a condition begins. A condition of yes and no has no number: the alert's title says what it is. */
export function levelWords({ kind, signal }: Condition, level: Quantity): string {
  if (level.unit !== "boolean") return `${kind} ${quantityWords(level)}`;
  if (signal.kind !== "folded") return "whenever it is so";
  return kind === "above" ? `more than ${Math.floor(level.value)}` : `fewer than ${Math.ceil(level.value)}`;
}
