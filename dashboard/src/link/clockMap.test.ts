import { Instant } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { gatewayInstant, NO_CLOCK, withRoundTrip } from "./clockMap.ts";

test("without a round trip the gateway's time is unknown, not the page's", () => {
  expect(gatewayInstant(NO_CLOCK, 1_000)).toBe("unknown");
});

test("the least round trip decides, whenever it came", () => {
  // True offset 50,000. The slow trip was held up on its way back, so its middle is 200 ms off.
  let map = withRoundTrip(NO_CLOCK, 1_000, 1_500, Instant(51_050));
  expect(gatewayInstant(map, 2_000)).toBe(51_800);
  map = withRoundTrip(map, 2_000, 2_004, Instant(52_002));
  expect(gatewayInstant(map, 3_000)).toBe(53_000);
  map = withRoundTrip(map, 3_000, 3_900, Instant(53_850));
  expect(gatewayInstant(map, 4_000)).toBe(54_000);
});

test("a round trip of more than ten minutes ago no longer counts, for clocks drift", () => {
  let map = withRoundTrip(NO_CLOCK, 0, 2, Instant(1_001));
  map = withRoundTrip(map, 600_100, 600_120, Instant(601_310));
  expect(gatewayInstant(map, 600_110)).toBe(601_310);
});
