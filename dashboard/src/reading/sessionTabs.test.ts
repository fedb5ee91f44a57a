import { expect, test } from "vitest";
import { session } from "../testingSession.test-support.ts";
import { tabShown, tabsOf } from "./sessionTabs.ts";

const judgement = { due: [], criteria: [], refusals: {} };

test("before the dose the screening stands first; with the dose it is gone; with recovery comes discharge", () => {
  expect(tabsOf({ judgement }, session({ phase: "held" }))).toEqual(["screening", "assess", "chart"]);
  expect(tabsOf({ judgement }, session({ phase: "dosing" }))).toEqual(["assess", "chart"]);
  expect(tabsOf({ judgement }, session({ phase: "review" }))).toEqual(["assess", "discharge", "chart"]);
});

test("a tab that somebody chose is never taken from under a finger by a phase that a rule began", () => {
  const review = session({ phase: "review" });
  const tabs = tabsOf({ judgement }, review);
  expect(tabShown(tabs, "not chosen", review)).toBe("discharge");
  expect(tabShown(tabs, "assess", review)).toBe("assess");
  expect(tabShown(tabs, "screening", review)).toBe("discharge");
});
