import { Due } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { inPlace } from "./sessionDueOrder.ts";

const due = (what: Due["what"], at: number): Due => Due.parse({ what, words: what, at, overdueAt: "never" });

test("S24: a row keeps its place, whichever of them is due first", () => {
  const early = [due("bp", T0), due("breathing and MOAA/S", T0 + 9), due("attend", T0 + 20)];
  const late = [due("breathing and MOAA/S", T0), due("attend", T0 + 2), due("bp", T0 + 9)];
  const order = ["attend", "breathing and MOAA/S", "bp"];
  expect(inPlace(early).map(({ what }) => what)).toEqual(order);
  expect(inPlace(late).map(({ what }) => what)).toEqual(order);
});

test("what the screening still wants is one row that names all of it", () => {
  const gaps = [due("screening", T0), { ...due("screening", T0), words: "The probe" }, due("bp", T0)];
  expect(inPlace(gaps).map(({ words }) => words)).toEqual(["bp", "screening · The probe"]);
});
