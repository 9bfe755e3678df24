import type { Severity } from "../../../catalog/model";
import type { ParityVendor } from "./vendor";

/** Nothing is ever said of it. */
export const STRANGER = "deadbeef";

/** A vendor that fires for an instance that no series is about, too. @param since seconds */
export const withStranger = <Document>(vendor: ParityVendor<Document>, severity: Severity, since: number): ParityVendor<Document> => ({
  ...vendor,
  evaluate: async (documents, feed) => [
    ...(await vendor.evaluate(documents, feed)),
    { severity, labels: { instance_id: STRANGER }, since },
  ],
});
