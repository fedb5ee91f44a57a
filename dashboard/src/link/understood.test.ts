import { expect, test } from "vitest";
import { alarm, changed, envelope } from "../testing.test-support.ts";
import { understood } from "./understood.ts";

const none = { newer: 0, unknown: 0, malformed: 0 };

test("what cannot be used is counted by its reason and stops nothing", () => {
  const good = envelope(11, changed(alarm()));
  const heard = understood(
    [{ ...good, v: 2 }, { ...good, event: { type: "robot.arrived" } }, "noise", null, good],
    none,
  );
  expect(heard.envelopes).toEqual([good]);
  expect(heard.misheard).toEqual({ newer: 1, unknown: 1, malformed: 2 });
});

test("a batch that is none is one malformed message", () => {
  expect(understood({ length: 1 }, none)).toEqual({ envelopes: [], misheard: { ...none, malformed: 1 } });
});
