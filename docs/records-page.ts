import type { Plan } from "../catalog/model";
import { compileRecords } from "../compilers/prometheus/record-rules";
import { block } from "./markdown";
import { page, type Page } from "./page";

/** Every recording rule with its expression. */
export const recordsPage = (plan: Plan): Page =>
  page("records.md", "catalog/records and catalog/metrics", [
    "# Recording rules",
    `Compiled for a stack \`${plan.stack}\` that is asked every ${plan.interval} s. Their number does not depend on the fleet. Names are \`level:metric:operations\`.`,
    ...compileRecords(plan)
      .flatMap(({ groups }) => groups)
      .map(
        ({ name, interval, rules }) =>
          `## ${name}, every ${interval}\n\n${block("promql", rules.map((it) => `# ${"record" in it ? it.record : it.alert}\n${it.expr}`).join("\n\n"))}`,
      ),
  ]);
