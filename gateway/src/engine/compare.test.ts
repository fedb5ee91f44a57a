import { expect, test } from "vitest";
import { after, Millis } from "@vigil/shared/kernel";
import { chairId } from "../make.test-support.ts";
import { MORNING } from "../testClock.test-support.ts";
import { compareDecisions, type Dated } from "./compare.ts";

const ended = (why: string, ms = 0): Dated => ({
  at: after(MORNING, Millis(ms)),
  event: { type: "watch.ended", chair: chairId(1), why },
});

test("the same decisions at the same instants are no difference", () => {
  expect(compareDecisions([], [])).toBe("none");
  expect(compareDecisions([ended("a"), ended("b", 5)], [ended("a"), ended("b", 5)])).toBe("none");
});

test("the first place where they part is named: other words, another instant, one more, one less", () => {
  expect(compareDecisions([ended("a"), ended("b", 5)], [ended("a"), ended("c", 5)])).toMatchObject({ at: MORNING + 5 });
  expect(compareDecisions([ended("a", 1)], [ended("a", 2)])).not.toBe("none");
  expect(compareDecisions([ended("a")], [])).toMatchObject({
    why: expect.stringMatching(/recorded nothing$/) as string,
  });
  expect(compareDecisions([], [ended("a")])).toMatchObject({ why: expect.stringMatching(/^now nothing, /) as string });
});
