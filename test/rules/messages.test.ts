import assert from "node:assert/strict";

import { isOfInstance } from "../../languages/promql";
import { assertGolden } from "../golden/assert-golden";
import { messageDocuments, messages, type Messages } from "../golden/messages";
import { about, type Told } from "./harness/messages";
import { PROJECT } from "./harness/world";

/** What Go's templates print where they were given something else than they expect, and what Prometheus prints where one fails. */
const GARBAGE = /%!|<no value>|<nil>|NaN|\bInf\b|<error|error (calling|executing|expanding)|\{\{|^\s*$/;

const named = ({ rule, severity }: Told): string => `${rule.alert.id} ${severity}`;

describe("messages of alerts, in Prometheus' own template engine", function () {
  this.timeout(600_000);
  let made: Messages;
  let all: readonly Told[];
  before(async () => {
    made = await messages();
    all = [...made.all, ...made.whole];
  });

  it("are said by every alert at every severity", () =>
    assert.deepEqual(
      all.filter(({ alerts }) => alerts.length === 0),
      [],
    ));

  it("hold whole sentences: nothing empty, nothing that a template could not print", () =>
    assert.deepEqual(
      all.flatMap((told) =>
        told.alerts.flatMap(({ annotations }) =>
          Object.entries(annotations)
            .filter(([, text]) => GARBAGE.test(text))
            .map((it) => [named(told), ...it]),
        ),
      ),
      [],
    ));

  it("speak of what the stack knows by name", () => {
    const ids = ["title", "summary", "description", "value", "endpoint_name", "project_name", "instance_name"] as const;
    const known = all.flatMap(({ alerts }) => alerts.filter((it) => about(it) === "known"));
    assert.ok(known.length > 0);
    for (const { annotations } of known) for (const it of ids) assert.ok(!annotations[it]?.includes(PROJECT), annotations[it]);
  });

  it("name an instance's own threshold wherever it can have one", () => {
    const without = made.all.filter(
      ({ rule: { alert }, alerts }) =>
        isOfInstance(alert.when.signal.level) && alert.when.signal.unit !== "boolean" && !alerts.some((it) => about(it) === "own"),
    );
    // It is only about instances that nobody configured.
    assert.deepEqual(without.map(named), ["instance-unconfigured info"]);
  });

  it("read like this", () => assertGolden("messages", messageDocuments(made)));
});
