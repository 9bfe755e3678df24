import assert from "node:assert/strict";
import fc from "fast-check";
import { toDuration, toSeconds, type Unit } from "../catalog/model";
import { looksSecret, shownValue } from "../stacks/mistakes/shown-value";
import { sayQuantity } from "../stacks/plan/say-quantity";
import { parseClockSpan } from "../stacks/values/clock-span";
import { parseDuration } from "../stacks/values/duration";
import { parseInstanceId } from "../stacks/values/identifiers";
import { parseDate, parseLocalMoment } from "../stacks/values/moment";
import type { Parsed } from "../stacks/values/parsed";
import { parseBytes, sayBytes } from "../stacks/values/size";
import { parseThreshold } from "../stacks/values/threshold";
import { parseTimeZone } from "../stacks/values/time-zone";

const value = <T>(result: Parsed<T>): T => ("value" in result ? result.value : assert.fail(`${result.problem} → ${result.fix}`));
const isRefused = (result: Parsed<unknown>): boolean => "problem" in result;

describe("values of the config", () => {
  it("read a length of time back as it was said", () => {
    fc.assert(fc.property(fc.nat(100_000_000), (seconds) => assert.equal(toSeconds(value(parseDuration(toDuration(seconds)))), seconds)));
  });

  it("add up the parts of a length of time", () => assert.equal(value(parseDuration("1h30m")), "90m"));

  it("read a size back as it was said", () => {
    fc.assert(fc.property(fc.nat(Number.MAX_SAFE_INTEGER), (bytes) => assert.equal(value(parseBytes(sayBytes(bytes))), bytes)));
  });

  it("tell sizes of 1000 from sizes of 1024", () => {
    assert.equal(value(parseBytes("64GB")), 64_000_000_000);
    assert.equal(value(parseBytes("64GiB")), 68_719_476_736);
  });

  for (const unit of ["ratio", "bytes", "milliseconds", "seconds", "count", "perSecond", "multiple"] satisfies Unit[]) {
    it(`read a threshold in ${unit} back as it was said`, () => {
      const number =
        unit === "ratio" ? fc.integer({ min: 0, max: 100_000 }).map((it) => Number((it / 100_000).toPrecision(12))) : fc.nat(1_000_000_000);
      fc.assert(fc.property(number, (it) => assert.equal(value(parseThreshold(sayQuantity(it, unit), unit)), it)));
    });
  }

  it("read the same share in percent and as a number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (it) =>
        assert.equal(value(parseThreshold(`${it}%`, "ratio")), value(parseThreshold(it / 100, "ratio"))),
      ),
    );
  });

  it("read what people say of each unit", () => {
    const said = [
      ["95%", "ratio", 0.95],
      ["500ms", "milliseconds", 500],
      ["2s", "milliseconds", 2000],
      ["10m", "seconds", 600],
      ["64GB", "bytes", 64e9],
      ["5/s", "perSecond", 5],
      ["10x", "multiple", 10],
    ] as const;
    for (const [text, unit, expected] of said) assert.equal(value(parseThreshold(text, unit)), expected);
  });

  it("refuse any text that is no threshold, without failing", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom<Unit>("ratio", "bytes", "seconds", "count", "boolean"), (text, unit) => {
        const result = parseThreshold(text, unit);
        assert.ok("problem" in result || (Number.isFinite(result.value) && result.value >= 0));
      }),
    );
  });

  it("read a date as people and as the engine write it", () => {
    assert.equal(value(parseDate("2026-09-01")), 1_788_220_800);
    assert.equal(value(parseDate("2026-09-01 00:00:00 +0000 UTC")), 1_788_220_800);
  });

  it("refuse every day that does not exist", () => {
    for (const day of ["2026-02-29", "2026-13-01", "2026-04-31", "2026-00-10"]) assert.ok(isRefused(parseDate(day)), day);
    assert.ok(!isRefused(parseDate("2028-02-29")));
  });

  it("read a time without its zone, and refuse one that the engine moved", () => {
    assert.deepEqual(value(parseLocalMoment("2026-12-24T18:00")), { date: "2026-12-24", time: "18:00" });
    assert.deepEqual(value(parseLocalMoment("2026-12-24 00:00:00 +0000 UTC")), { date: "2026-12-24", time: "00:00" });
    assert.ok(isRefused(parseLocalMoment("2026-12-24 18:00:00 +0000 UTC")));
    assert.ok(isRefused(parseLocalMoment("2026-12-24T24:00")));
  });

  it("read spans of the day", () => {
    assert.deepEqual(value(parseClockSpan("19:00-07:00")), { from: "19:00", to: "07:00" });
    for (const text of ["7-19", "19:00", "25:00-07:00", "07:60-08:00", "24:00-07:00", "08:00-08:00"])
      assert.ok(isRefused(parseClockSpan(text)), text);
  });

  it("know the time zones of the world", () => {
    for (const zone of ["Europe/Berlin", "UTC", "America/New_York", "Asia/Kolkata"]) assert.equal(value(parseTimeZone(zone)), zone);
    for (const zone of ["Berlin", "europe/berlin", "+02:00", ""]) assert.ok(isRefused(parseTimeZone(zone)), zone);
  });

  it("accept eight hexadecimal digits as an instance id, and nothing else", () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), (it) =>
        assert.equal(value(parseInstanceId(it.toString(16).padStart(8, "0"))), it.toString(16).padStart(8, "0")),
      ),
    );
    fc.assert(
      fc.property(
        fc.string().filter((it) => !/^[0-9a-f]{8}$/.test(it)),
        (text) => assert.ok(isRefused(parseInstanceId(text))),
      ),
    );
  });

  it("are not shown when they have the shape of a key or a token", () => {
    const token = fc.oneof(
      fc.stringMatching(/^[0-9a-f]{32}$/),
      fc.stringMatching(/^xoxb-[0-9a-zA-Z]{10,20}$/),
      fc.stringMatching(/^https:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{8}\/B[A-Z0-9]{8}\/[a-zA-Z0-9]{24}$/),
      fc.stringMatching(/^https:\/\/[a-z]{3,8}:[a-z0-9]{3,8}@example\.com$/),
      fc.stringMatching(/^A1[A-Za-z0-9+/]{42}=$/),
    );
    fc.assert(fc.property(token, (text) => assert.ok(looksSecret(text) && shownValue(text) === undefined)));
  });

  it("are shown when they are ids, names and addresses", () => {
    for (const text of ["6b0c65e8", "cb50b84c-0a53-565c-ba05-008e104efee0", "payments-oncall", "https://grafana.example.com"])
      assert.equal(shownValue(text), text);
  });
});
