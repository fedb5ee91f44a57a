import type { ScreeningItem } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { session } from "../testingSession.test-support.ts";
import { answerWords, cardLines, openOf, tappedItems } from "./sessionScreening.ts";

const asks = (screening: readonly ScreeningItem[]): { screening: ScreeningItem[] } => ({ screening: [...screening] });
const by = { name: "Ada", verified: false };

test("a question is open until it is answered, whatever the answer; the two lists are open until they are asked", () => {
  const protocol = asks(["identity confirmed", "consent signed"]);
  const { screening } = session();
  expect(openOf(session(), protocol)).toBe(4);
  const items = { "identity confirmed": { answer: "no", at: T0, by } };
  const answered = session({ screening: { ...screening, items, factors: [], medicines: ["opioids"] } });
  expect(openOf(answered, protocol)).toBe(1);
  expect(answerWords(answered, "identity confirmed", Instant(T0 + 60_000))).toContain("Ada");
  expect(answerWords(answered, "consent signed", Instant(T0))).toBe("not answered");
});

test("what is typed has a field of its own, and no second row", () => {
  expect(tappedItems(asks(["escort named", "consent signed", "address of today confirmed"]))).toEqual([
    "consent signed",
  ]);
});

test("S18: the card says what is not recorded, in place of nothing", () => {
  const card = Object.fromEntries(cardLines(session()));
  expect(card).toMatchObject({ Dial: "not recorded", Where: "not recorded", "With the patient": "nobody named" });
});
