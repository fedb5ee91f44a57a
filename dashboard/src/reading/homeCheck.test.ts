import { Due } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { readHomeCheck } from "./homeCheck.ts";

const due = (what: string, at: number): Due => Due.parse({ what, words: what, at, overdueAt: at });
const judged = (...all: Due[]) => ({ judgement: { due: all, criteria: [], refusals: {} } });
const at = (ms: number) => ({ now: Instant(T0 + ms), heartbeat: "heard" as const, silentFor: 0 });

test("S18: the reply or the presence that comes first, counting down, then how late it is", () => {
  const home = judged(due("bp", T0), due("presence", T0 + 90_000), due("reply", T0 + 60_000));
  expect(readHomeCheck(home, at(0))).toEqual({ what: "reply", words: "reply", span: "1:00", late: false });
  expect(readHomeCheck(home, at(100_000))).toEqual({ what: "reply", words: "no reply", span: "40 s", late: true });
});

test("nothing is asked for in a clinic, and nothing counts while the gateway is not heard", () => {
  expect(readHomeCheck(judged(due("bp", T0)), at(0))).toBe("nothing");
  expect(readHomeCheck(judged(due("reply", T0)), { ...at(0), heartbeat: "silent" as const })).toBe("nothing");
});
