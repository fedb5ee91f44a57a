import { expect, test } from "vitest";
import { defaultLimits } from "./defaultLimits.ts";
import { comparePulses, twoPeople, type Apart } from "./people.ts";
import { found, said } from "./words.test-support.ts";

const limit = defaultLimits.rules.twoPeople;
type Reading = readonly [cuff: number | "unavailable", probes: readonly number[]];
const after = (readings: readonly Reading[]): Apart =>
  readings.reduce<Apart>((apart, [cuff, probes]) => comparePulses(apart, cuff, probes, limit), "agree");

test.each<readonly [string, readonly Reading[], string]>([
  ["21 apart, once", [[91, [70]]], "nothing"],
  [
    "21 apart, twice",
    [
      [91, [70]],
      [91, [70]],
    ],
    "medium 0 by two people",
  ],
  [
    "20 apart, twice",
    [
      [90, [70]],
      [90, [70]],
    ],
    "nothing",
  ],
  [
    "to either side",
    [
      [91, [70]],
      [60, [81]],
    ],
    "medium 0 by two people",
  ],
  [
    "one that agrees in between",
    [
      [91, [70]],
      [75, [70]],
      [91, [70]],
    ],
    "nothing",
  ],
  [
    "one in between that cannot be compared",
    [
      [91, [70]],
      ["unavailable", [70]],
      [91, []],
      [91, [70]],
    ],
    "medium 0 by two people",
  ],
  [
    "the middle one of three probes disagrees",
    [
      [70, [71, 95, 72]],
      [70, [71, 95, 72]],
    ],
    "medium 0 by two people",
  ],
  [
    "the first of two probes disagrees",
    [
      [70, [95, 71]],
      [70, [95, 71]],
    ],
    "medium 0 by two people",
  ],
  [
    "one of two probes disagrees",
    [
      [70, [70, 95]],
      [70, [71, 95]],
    ],
    "medium 0 by two people",
  ],
])("S15: pulses more than 20 apart twice in a row are medium: %s", (_, readings, what) => {
  expect(found(twoPeople(after(readings), limit))).toBe(what);
});

test("its evidence names both pulses", () => {
  expect(
    said(
      twoPeople(
        after([
          [100, [70]],
          [101, [70]],
        ]),
        limit,
      ),
    ),
  ).toBe("pulse 101 at the cuff and 70 at the probe, 2 readings in a row: two people?");
});
