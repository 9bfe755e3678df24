import type { Part } from "../part";
import { type Previewed, previewStack } from "../preview/preview-stack";
import { printTable } from "../print-table";
import { type VendorStack, vendorStacks } from "./vendor-stacks";

const INSTANCES = { quick: 1, whole: 100 };

/** What a vendor adds to `pulumi preview`: its SDK in the program, its plugin beside it. */
export const vendorsPart: Part = {
  name: "vendors",
  about: "pulumi preview with and without each vendor: time and memory",
  run: async ({ quick, progress }) => {
    const instances = quick ? INSTANCES.quick : INSTANCES.whole;
    const rows: (readonly [VendorStack, Previewed])[] = [];
    for (const vendor of vendorStacks) {
      progress(`${vendor.title}, ${instances} instances`);
      rows.push([vendor, await previewed(vendor, instances)]);
    }
    const without = rows[0]![1].seconds;
    printTable(
      `pulumi preview of ${instances} instances, warm, of a stack that was not deployed yet`,
      ["vendor", "s", "times none", "program MB", "largest other MB"],
      rows.map(([{ title }, { seconds, peaks }]) => [
        title,
        seconds.toFixed(1),
        (seconds / without).toFixed(1),
        ...(["program", "other"] as const).map((role) => (peaks.has(role) ? (peaks.get(role)! / 1e6).toFixed(0) : "none seen")),
      ]),
    );
    return [];
  },
};

async function previewed(vendor: VendorStack, instances: number): Promise<Previewed> {
  const { stack, stop } = await vendor.start();
  try {
    const made = await previewStack(instances, stack);
    try {
      await made.preview();
      return await made.preview();
    } finally {
      made.remove();
    }
  } finally {
    await stop();
  }
}
