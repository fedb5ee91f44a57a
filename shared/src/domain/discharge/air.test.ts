import { describe, expect, test } from "vitest";
import { Instant, Millis, Minutes, Seconds } from "../../kernel/index.ts";
import { airOver, breathe, lower, noAir, type Air } from "./air.ts";

const OVER = Minutes(15);
const at = (seconds: number) => Instant(36_000_000 + seconds * 1_000);
const over = (air: Air, seconds: number) => airOver(air, at(seconds), OVER);

describe("S21: the lowest of 15 min, and how much of them was seen", () => {
  test("at once or a second at a time is the same", () => {
    const whole = breathe(noAir, 97, at(0), at(1_000), OVER);
    let one: Air = noAir;
    for (let second = 0; second < 1_000; second += 1) one = breathe(one, 97, at(second), at(second + 1), OVER);
    expect(one).toEqual(whole);
    expect(over(whole, 960)).toEqual({ lowest: 97, validShare: 1 });
  });

  test("no more than 16 slices are kept, however long it takes", () => {
    let air: Air = noAir;
    for (let second = 0; second < 7_200; second += 7) air = breathe(air, 97, at(second), at(second + 7), OVER);
    expect(air.slices.length).toBeLessThanOrEqual(16);
  });

  test("a span without a value counts as not seen", () => {
    const before = breathe(noAir, 97, at(0), at(450), OVER);
    const lost = breathe(before, "none", at(450), at(630), OVER);
    expect(over(breathe(lost, 96, at(630), at(900), OVER), 900)).toEqual({ lowest: 96, validShare: 0.8 });
  });

  test("a long gap leaves nothing of what was before", () => {
    const air = breathe(noAir, 85, at(0), at(600), OVER);
    expect(over(air, 4_000)).toEqual({ lowest: "none", validShare: 0 });
    const later = breathe(air, 97, at(3_990), at(4_000), OVER);
    expect(later.slices).toHaveLength(1);
  });

  test("the share is of whole slices, so that it stands still for a minute; the lowest is of now", () => {
    const air = breathe(noAir, 97, at(0), at(930), OVER);
    expect(over(air, 901)).toEqual(over(air, 959));
    expect(over(breathe(air, 90, at(930), at(931), OVER), 931)).toEqual({ lowest: 90, validShare: 1 });
  });

  test("before anything was seen nothing is known", () => {
    expect(over(noAir, 0)).toEqual({ lowest: "none", validShare: 0 });
  });

  test("what is later than the span, by a clock that went back, is not of it", () => {
    const air = breathe(noAir, 85, at(2_000), at(2_100), OVER);
    expect(over(air, 900)).toEqual({ lowest: "none", validShare: 0 });
  });

  test("a value that stood for no time is nothing", () => {
    expect(breathe(noAir, 80, at(5), at(5), OVER)).toBe(noAir);
  });

  test("a span that fifteen does not divide is cut a little longer, never shorter", () => {
    const air = breathe(noAir, 97, at(0), at(20), Millis(10_000));
    expect(airOver(air, at(20), Millis(10_000)).validShare).toBe(1);
    expect(
      airOver(breathe(noAir, 97, at(10), at(20), Seconds(10)), at(20), Seconds(10)).validShare,
    ).toBeLessThanOrEqual(1);
  });
});

describe("S12, S21: what a kit kept lowers what was seen, and nothing is seen by it", () => {
  const whole = breathe(noAir, 97, at(0), at(900), OVER);

  test("in a slice that was seen", () => {
    const lowered = lower(whole, 82, at(450), at(900), OVER);
    expect(over(lowered, 900)).toEqual({ lowest: 82, validShare: 1 });
    expect(lower(lowered, 90, at(451), at(900), OVER)).toEqual(lowered);
    expect(over(whole, 900).lowest).toBe(97);
  });

  test("in one that nobody saw, which stays unseen, in its place among the others", () => {
    const lost = breathe(breathe(noAir, 97, at(0), at(420), OVER), 97, at(600), at(900), OVER);
    const lowered = lower(lost, 82, at(500), at(900), OVER);
    expect(over(lowered, 900)).toEqual({ ...over(lost, 900), lowest: 82 });
    const from = lowered.slices.map((slice) => slice.from);
    expect(from).toEqual(from.toSorted((a, b) => a - b));
    expect(over(lower(noAir, 82, at(500), at(900), OVER), 900)).toEqual({ lowest: 82, validShare: 0 });
  });

  test("and goes on with what is seen from then on", () => {
    const lowered = lower(noAir, 82, at(899), at(900), OVER);
    expect(over(breathe(lowered, 97, at(840), at(900), OVER), 900)).toEqual({ lowest: 82, validShare: 1 / 15 });
  });

  test("before the span it says nothing; what claims to be of later is of now", () => {
    expect(over(lower(whole, 82, at(-60), at(900), OVER), 900).lowest).toBe(97);
    const later = lower(whole, 82, at(5_000), at(900), OVER);
    expect(over(later, 900).lowest).toBe(82);
    expect(over(later, 1_860).lowest).toBe("none");
  });
});
