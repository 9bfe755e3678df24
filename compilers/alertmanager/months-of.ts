import type { IntervalSpan } from "./config";

type Month = Required<Pick<IntervalSpan, "years" | "months" | "days_of_month">>;

/** Days from one date to another, both included, month by month: Alertmanager knows no span of dates. */
export function monthsOf(dates: { readonly from: string; readonly to: string }): readonly Month[] {
  const [from, to] = [parts(dates.from), parts(dates.to)];
  const count = to.index - from.index + 1;
  return Array.from({ length: count }, (_, at) => {
    const index = from.index + at;
    const first = at === 0 ? from.day : 1;
    const last = at === count - 1 ? to.day : lastDay(index);
    return {
      years: [String(Math.floor(index / 12))],
      months: [String((index % 12) + 1)],
      days_of_month: [first === last ? `${first}` : `${first}:${last}`],
    };
  });
}

function parts(date: string): { readonly index: number; readonly day: number } {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return { index: year * 12 + month - 1, day };
}

// Day 0 of the following month.
const lastDay = (index: number): number => new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
