import assert from "node:assert/strict";

import { nodeCount, relationshipCount } from "../../catalog/metrics/entities";
import {
  above,
  count,
  difference,
  type Guard,
  metric,
  multiple,
  percent,
  perInstance,
  ratio,
  type Signal,
  times,
  unlessAbove,
  whileAbove,
  whileBelow,
} from "../../catalog/model";
import { guardedSignal } from "../../languages/promql";

const NODES = 'database:neo4j_database_count_node:max{aura_stack="prod"}';
const RELATIONSHIPS = 'database:neo4j_database_count_relationship:max{aura_stack="prod"}';

const nodes = metric(nodeCount);
const relationships = metric(relationshipCount);

function said(signal: Signal<"multiple"> | Signal<"ratio">, guards: readonly Guard[]) {
  const when =
    signal.unit === "ratio"
      ? above(signal as Signal<"ratio">, { info: percent(1) })
      : above(signal as Signal<"multiple">, { info: times(1) });
  const { text, left } = guardedSignal({ when, guards }, { stack: "prod", interval: 60, jobs: {} });
  return { text, left: left.length };
}

describe("a guard about a part of a signal", () => {
  it("filters a dividend and a divisor where they stand", () => {
    assert.deepEqual(said(multiple(relationships, nodes), [whileAbove(relationships, count(5))]), {
      text: `(${RELATIONSHIPS} > 5) / (${NODES} > 0)`,
      left: 0,
    });
    assert.deepEqual(said(multiple(relationships, nodes), [whileAbove(nodes, count(5))]), {
      text: `${RELATIONSHIPS} / (${NODES} > 5)`,
      left: 0,
    });
  });

  it("filters every place where the part stands", () =>
    assert.deepEqual(said(ratio(difference(relationships, nodes), nodes), [whileAbove(nodes, count(5))]), {
      text: `(${RELATIONSHIPS} - (${NODES} > 5)) / (${NODES} > 5)`,
      left: 0,
    }));

  it("stays beside the signal where a divisor could then be nothing", () =>
    assert.deepEqual(said(multiple(relationships, nodes), [whileBelow(nodes, count(5))]), {
      text: `${RELATIONSHIPS} / (${NODES} > 0)`,
      left: 1,
    }));

  it("stays beside what is folded, which would else be folded of a part only", () =>
    assert.deepEqual(said(multiple(perInstance(relationships), perInstance(nodes)), [whileAbove(nodes, count(5))]), {
      text: `sum by (aura_stack, aura_project, instance_id) (${RELATIONSHIPS}) / (sum by (aura_stack, aura_project, instance_id) (${NODES}) > 0)`,
      left: 1,
    }));

  it("stays where it must not hold, and where there is another about the same part", () => {
    assert.equal(said(multiple(relationships, nodes), [unlessAbove(nodes, count(5))]).left, 1);
    assert.deepEqual(said(multiple(relationships, nodes), [whileAbove(relationships, count(5)), whileBelow(relationships, count(9))]), {
      text: `(${RELATIONSHIPS} > 5) / (${NODES} > 0)`,
      left: 1,
    });
  });
});
