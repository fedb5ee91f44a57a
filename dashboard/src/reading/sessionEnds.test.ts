import { expect, test } from "vitest";
import { dose, session } from "../testingSession.test-support.ts";
import { endsOf, wantsCalls } from "./sessionEnds.ts";

const values = (changes: Record<string, unknown>): string[] => endsOf(session(changes)).map(({ value }) => value);

test("before the dose a session is cancelled, after it never; only a home can lose contact", () => {
  expect(values({})).toEqual(["cancelled"]);
  expect(values({ dose: dose() })).toEqual(["transferred", "left against advice", "gone"]);
  const home = { ...session().protocol, setting: "home" };
  expect(values({ dose: dose(), protocol: home })).toContain("contact lost");
});

test("S22: who left or cannot be reached was called", () => {
  expect((["left against advice", "gone", "contact lost"] as const).every(wantsCalls)).toBe(true);
  expect(wantsCalls("transferred")).toBe(false);
});
