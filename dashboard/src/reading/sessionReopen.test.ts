import { ChairId, SessionLine } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { lastToReopen } from "./sessionReopen.ts";

const DAY = 86_400_000;
const one = ChairId.parse("one");
const line = (id: string, endedAt: number | "open", chair = "one"): SessionLine =>
  SessionLine.parse({
    id,
    chair,
    label: chair,
    pseudonym: id,
    protocol: "iv",
    openedAt: T0,
    phase: "discharged",
    dose: "none",
    endedAt,
  });

test("S22: the last session of a chair may be reopened up to 24 h after its end, and none before it", () => {
  const lines = [line("other", T0, "two"), line("last", T0), line("first", T0 - 1)];
  expect(lastToReopen(lines, one, Instant(T0 + DAY))?.id).toBe("last");
  expect(lastToReopen(lines, one, Instant(T0 + DAY + 1))).toBeUndefined();
  expect(lastToReopen(lines, one, "unknown")).toBeUndefined();
  expect(lastToReopen([line("now", "open"), ...lines], one, Instant(T0))).toBeUndefined();
});
