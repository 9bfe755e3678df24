import type { BadConfig } from "../stack-config/bad-config";

/** Mistakes of this part of the config, and what is said about them. */
export const calendars: readonly BadConfig[] = [
  {
    name: "a calendar without a time",
    set: { calendars: { nights: { timeZone: "UTC" } } },
    says: ["  calendars.nights\n" + '    names no time → add days: [saturday, sunday], times: "19:00-07:00", or both'],
  },
  {
    name: "a calendar without a zone",
    set: { calendars: { nights: { times: "19:00-07:00" } } },
    says: ["  calendars.nights.timeZone\n" + "    is missing → add it: Time zone of its times, as Europe/Berlin."],
  },
  {
    name: "an unknown time zone",
    set: { calendars: { nights: { times: "19:00-07:00", timeZone: "Berlin" } } },
    says: ["  calendars.nights.timeZone: Berlin\n" + "    is not a time zone → did you mean Europe/Berlin?"],
  },
  {
    name: "a misspelt time zone",
    set: { calendars: { nights: { times: "19:00-07:00", timeZone: "Europe/Berln" } } },
    says: ["  calendars.nights.timeZone: Europe/Berln\n" + "    is not a time zone → did you mean Europe/Berlin?"],
  },
  {
    name: "a weekday in short",
    set: { calendars: { weekend: { days: ["sat"], timeZone: "UTC" } } },
    says: [
      "  calendars.weekend.days[0]: sat\n" +
        "    is not one of sunday, monday, tuesday, wednesday, thursday, friday, saturday\n" +
        "    → did you mean saturday?",
    ],
  },
  {
    name: "a time with one digit",
    set: { calendars: { nights: { times: "19-7", timeZone: "UTC" } } },
    says: ["  calendars.nights.times: 19-7\n" + '    is not a span of the day → write two times with two digits each, as "19:00-07:00"'],
  },
  {
    name: "a span of no time",
    set: { calendars: { nights: { times: "19:00-19:00", timeZone: "UTC" } } },
    says: ["  calendars.nights.times: 19:00-19:00\n" + '    begins when it ends → write "00:00-24:00" for the whole day'],
  },
  {
    name: "a calendar said in two ways",
    set: { calendars: { nights: { days: ["sunday"], weekly: [{ days: ["monday"] }], timeZone: "UTC" } } },
    says: ["  calendars.nights.weekly\n" + "    stands beside days or times → say all of it in weekly"],
  },
  {
    name: "a maintenance that ends before it begins",
    set: { maintenance: [{ from: "2026-12-27T06:00", to: "2026-12-24T18:00", timeZone: "UTC", reason: "freeze", author: "shop" }] },
    says: ["  maintenance[0].to: 2026-12-24T18:00\n" + "    is not after its beginning, 2026-12-27T06:00 → correct one of them"],
  },
  {
    name: "a maintenance without a reason",
    set: { maintenance: [{ from: "2026-12-24T18:00", to: "2026-12-27T06:00", timeZone: "UTC", author: "shop" }] },
    says: ["  maintenance[0].reason\n" + "    is missing → add it: Why, for those who wonder about the silence."],
  },
  {
    name: "a maintenance of an unknown instance",
    set: {
      maintenance: [
        { from: "2026-12-24T18:00", to: "2026-12-27T06:00", timeZone: "UTC", instances: ["order"], reason: "freeze", author: "shop" },
      ],
    },
    says: ["  maintenance[0].instances: order\n" + "    no such instance → instances are: orders"],
  },
  {
    name: "a time that the engine moved to UTC",
    set: {
      maintenance: [
        { from: "2026-12-24 18:00:00 +0000 UTC", to: "2026-12-27T06:00", timeZone: "Europe/Berlin", reason: "freeze", author: "shop" },
      ],
    },
    says: [
      "  maintenance[0].from: 2026-12-24 18:00:00 +0000 UTC\n" +
        '    was read as a moment in UTC → quote it and leave the zone to timeZone: "2026-12-24T18:00"',
    ],
  },
  {
    name: "a time without a date",
    set: { maintenance: [{ from: "18:00", to: "2026-12-27T06:00", timeZone: "UTC", reason: "freeze", author: "shop" }] },
    says: [
      "  maintenance[0].from: 18:00\n" + '    is not a date with a time → write it as "2026-12-24T18:00"; the zone stands in timeZone',
    ],
  },
];
