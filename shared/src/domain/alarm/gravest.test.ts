import { expect, test } from "vitest";
import { Millis } from "../../kernel/index.ts";
import { gone, type Finding } from "./finding.ts";
import { gravest } from "./gravest.ts";

const grade = (step: number, words: string) =>
  ({
    step,
    priority: "medium",
    rule: "event",
    evidence: { kind: "words", words },
    delayMs: Millis(0),
  }) as const;
const present = (step: number, words: string): Finding => ({ is: "present", ...grade(step, words) });
const pending = (step: number, words: string): Finding => ({ is: "pending", ...grade(step, words) });
const news = (step: number, words: string): Finding => ({ is: "present", news: "new reading", ...grade(step, words) });
const overdue = (step: number, words: string): Finding => ({
  is: "present",
  news: "repeat overdue",
  ...grade(step, words),
});

test.each<readonly [string, readonly Finding[], Finding]>([
  ["nothing", [], gone],
  ["only what is over", [gone, gone], gone],
  ["what is there, beside what is over", [gone, present(0, "a")], present(0, "a")],
  ["the worse step", [present(1, "a"), present(2, "b"), present(0, "c")], present(2, "b")],
  ["of the same step the first", [present(1, "a"), present(1, "b")], present(1, "a")],
  ["what is there before what is held, however grave", [pending(3, "a"), present(0, "b")], present(0, "b")],
  ["of what is held the worse step", [pending(1, "a"), pending(2, "b")], pending(2, "b")],
  ["of what is held at the same step the first", [pending(1, "a"), pending(1, "b")], pending(1, "a")],
  ["of what is held the worse step, also where it comes first", [pending(2, "a"), pending(1, "b")], pending(2, "a")],
  ["what is held beside what is over", [pending(1, "a"), gone], pending(1, "a")],
  ["of two news the first", [news(1, "a"), overdue(1, "b")], news(1, "a")],
  ["news of the same step", [present(1, "a"), news(1, "b")], news(1, "a")],
  ["no news of a milder step", [present(1, "a"), news(0, "b")], present(1, "a")],
])("%s", (_, findings, together) => {
  expect(gravest(findings)).toStrictEqual(together);
});
