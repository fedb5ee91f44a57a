import { describe, expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import { gone } from "./finding.ts";
import { OneAlarm, present } from "./turn.test-support.ts";

const excused = { inhibited: { by: "the cuff", until: Instant(60_000) } } as const;
const rooted = { inhibited: { by: "line switch-1", until: "it ends" } } as const;

describe("S11, S13: what a rule excuses", () => {
  test("is raised in silence, says by what and until when, and calls nobody", () => {
    const one = new OneAlarm();
    expect(one.finds(10, present(0, "low", excused))).toEqual(["active low silent: inhibited"]);
    expect(one.finds(30, present(1, "medium", excused))).toEqual(["active medium silent: inhibited"]);
    expect(one.alarm).toMatchObject(excused);
    expect(one.alarm).not.toHaveProperty("call");
    expect(one.waits(59.999)).toEqual([]);
  });

  test("is heard when its time is over, and calls from then on", () => {
    const one = new OneAlarm();
    one.finds(10, present(1, "high", excused));
    expect(one.waits(60)).toEqual(["60 active high heard: no longer inhibited"]);
    expect(one.alarm).toMatchObject({ call: { step: 0, role: "nurse", at: 60_000 } });
    expect(one.alarm).not.toHaveProperty("inhibited");
    expect(one.waits(90)).toEqual(["90 alarm.called", "90 active high heard: nobody answered"]);
  });

  test("an excuse whose time is over is none, whatever the rule still says", () => {
    const one = new OneAlarm();
    expect(one.finds(60, present(1, "high", excused))).toEqual(["active high heard: first"]);
    expect(one.alarm).not.toHaveProperty("inhibited");
  });

  test("is heard when its rule excuses it no longer, at the same step and at a worse or a milder one", () => {
    const first = () => {
      const one = new OneAlarm();
      one.finds(10, present(1, "medium", rooted));
      expect(one.waits(900)).toEqual([]);
      return one;
    };
    expect(first().finds(20, present(1, "medium"))).toEqual(["active medium heard: no longer inhibited"]);
    expect(first().finds(20, present(2, "high"))).toEqual(["active high heard: escalated"]);
    expect(first().finds(20, present(0, "low"))).toEqual(["active low heard: no longer inhibited"]);
    expect(first().finds(20, present(0, "low", rooted))).toEqual(["active low silent: inhibited"]);
  });

  test("leaves nothing behind: nobody heard of it, and nobody has to have seen it", () => {
    for (const priority of ["medium", "high"] as const) {
      const one = new OneAlarm();
      one.finds(10, present(1, priority, excused));
      expect(one.finds(20, gone)).toEqual([`cleared ${priority} silent: ended`]);
      expect(one.isOver).toBe(true);
    }
  });

  test("S1: what has been heard is not silenced by an excuse, nor is what it grows into", () => {
    const one = new OneAlarm();
    expect(one.finds(10, present(1, "medium"))).toEqual(["active medium heard: first"]);
    expect(one.finds(11, present(1, "medium", excused))).toEqual([]);
    expect(one.alarm).not.toHaveProperty("inhibited");
    expect(one.finds(12, present(2, "high", excused))).toEqual(["active high heard: escalated"]);
    expect(one.finds(13, gone)).toEqual(["latched high heard: still latched"]);
    expect(one.finds(14, present(2, "high", excused))).toEqual(["active high heard: first"]);
  });

  test("information was never heard, and may be excused as it grows", () => {
    const one = new OneAlarm();
    one.finds(10, present(0, "info"));
    expect(one.finds(11, present(1, "medium", rooted))).toEqual(["active medium silent: inhibited"]);
  });
});
