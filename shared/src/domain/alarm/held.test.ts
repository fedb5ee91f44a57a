import { expect, test } from "vitest";
import { Instant, Seconds } from "../../kernel/index.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { heldStatus, judgeHeld, notHeld, type Held } from "./held.ts";
import type { Side } from "./step.ts";

const HOLD = Seconds(30);
const judge = (before: Held<string>, side: Side, mark: string, second: number): Held<string> =>
  judgeHeld(before, side, side === "beyond" ? mark : "none", HOLD, defaultLimits, Instant(second * 1_000));

test("the evidence is the last of what lay beyond, also while it is only held", () => {
  const first = judge(notHeld, "beyond", "4 apart", 0);
  const second = judge(first, "beyond", "6 apart", 10);
  expect([first.beyond, second.beyond]).toEqual(["4 apart", "6 apart"]);
  expect(second.dueAt).toBe(30_000);
});

test("the same comes back when there is nothing new and nothing due", () => {
  const beyond = judge(notHeld, "beyond", "4 apart", 0);
  expect(judge(beyond, "beyond", "4 apart", 29.999)).toBe(beyond);
  expect(heldStatus(judge(beyond, "beyond", "4 apart", 30))).toBe("present");
  const inside = judge(notHeld, "inside", "", 0);
  expect(judge(inside, "inside", "", 1)).toBe(inside);
});
