import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { Protocol } from "@vigil/shared/contracts";
import { expect, test } from "vitest";

const short = Protocol.parse(parse(readFileSync(join(import.meta.dirname, "short-iv.yaml"), "utf8")));

test("the demo's protocol is whole, says that it is simulated, and nobody signed it", () => {
  expect(short).toMatchObject({ id: "iv", simulated: true, signedOff: "nobody yet" });
});

test("its durations are short, and fit together", () => {
  const { pump, discharge, baseline, active } = short;
  expect(discharge.leastMs - discharge.earlyMs + discharge.apartMs).toBeLessThanOrEqual(discharge.leastMs);
  expect(discharge.bp.apartMs).toBeLessThan(discharge.bp.freshForMs);
  expect(baseline.apartMs + pump.plannedMs + active.leastMs + discharge.leastMs).toBeLessThan(10 * 60_000);
});
