import { staleIn, whyUnnoticed } from "../support/parity/mutants/unnoticed";
import { VENDOR_MISTAKES, type VendorMistakes } from "../support/parity/mutants/vendors";
import type { Judged } from "../support/parity/mutants/survivors";
import type { BenchOptions, Figure, Part } from "./part";

/** Small mistakes in what each vendor is told, and whether a verdict differs. */
export const vendorsMutationPart: Part = {
  name: "vendors-mutation",
  about: "small mistakes in what vendors are told of every alert, and whether a verdict differs (takes minutes)",
  slow: true,
  run: async (options) => {
    const figures: Figure[] = [];
    for (const it of VENDOR_MISTAKES) figures.push(await figureOf(it, options));
    return figures;
  },
};

async function figureOf({ title, alerts, judge }: VendorMistakes, { quick, progress }: BenchOptions): Promise<Figure> {
  const judged: Judged[] = [];
  for (const id of quick ? alerts.slice(0, 5) : alerts) {
    progress(`${title}, ${id}`);
    judged.push(...(await judge(id)));
  }
  const unnoticed = judged.filter(({ noticed }) => !noticed);
  for (const it of unnoticed)
    console.log(`${title}  ${it.alert}  ${it.mutant.where}  ${it.mutant.change}  ${whyUnnoticed(title, it) ?? "NOBODY NOTICES"}`);
  const stale = staleIn(title, judged);
  for (const it of stale) console.log(`${title}  ${it}  is noticed, and listed as unnoticed`);
  const explained = unnoticed.filter((it) => whyUnnoticed(title, it) !== undefined).length;
  return {
    name: `${title}: mistakes in ${quick ? "five" : "all"} alerts that change a verdict`,
    value: `${judged.length - unnoticed.length} of ${judged.length}, ${explained} explained`,
    target: "all that are not explained",
    held: explained === unnoticed.length && stale.length === 0,
  };
}
