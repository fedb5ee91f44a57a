import { Instant } from "@vigil/shared/kernel";
import { foldLatest } from "@vigil/shared/view";
import { expect, test } from "vitest";
import { chair, latest, T0, view } from "../testing.test-support.ts";
import { session } from "../testingSession.test-support.ts";
import { readBreaths } from "./breaths.ts";

const at = (ms: number) => ({ now: Instant(T0 + ms), heartbeat: "heard" as const, silentFor: 0 });
const by = { name: "Ada", verified: false };

test("S8: where nothing measures breathing, the last count with its age, or that there is none", () => {
  const bare = chair(view());
  expect(readBreaths(bare, at(0))).toEqual({ state: "not counted", words: "RR not counted" });
  const found = { rr: { value: 14, at: T0, by, entry: "one-1-1" } };
  const counted = { ...bare, session: session({ findings: found }) };
  expect(readBreaths(counted, at(360_000))).toEqual({ state: "counted", words: "RR 14 · 6 min" });
  expect(readBreaths(counted, { ...at(360_000), heartbeat: "silent" }).words).toBe("RR 14 · age unknown");
});

test("a device's count stands while it is current, and no longer", () => {
  const measured = chair(foldLatest(view(), [latest("ox-1", "rr", 15)]));
  expect(readBreaths(measured, at(5_000))).toEqual({ state: "measured", words: "RR 15" });
  expect(readBreaths(measured, at(5_001))).toEqual({ state: "not counted", words: "RR not counted" });
});
