import { describe, expect, test } from "vitest";
import type { EventName } from "../../contracts/index.ts";
import { chair } from "../story.test-support.ts";
import { dosing, type SessionStory } from "../session/story.test-support.ts";

const calls = (lines: readonly string[]) => lines.filter((line) => line.includes(" called "));

describe("S10: the end of a chain is not the end of it", () => {
  /** SpO2 79 since second 600, which nobody has answered. */
  const grave = () => {
    const story = dosing({ calls: "told" });
    story.at(600).reads({ spo2: 79, pulse: 70 });
    return story;
  };
  const notReached = (story: SessionStory, step: number) => {
    const { key, episode } = story.alarm("spo2/low");
    return story.takes({ type: "call.undelivered", chair, key, episode, step, why: "no network" });
  };
  const noneReached = () => {
    const story = grave();
    for (const step of [0, 1, 2]) notReached(story.at(602 + step), step);
    return story;
  };

  test("on call is going and does not come: whoever watches is called anew, and so on", () => {
    const story = grave();
    story.waits(690);
    expect(story.alarm("spo2/low").call).toMatchObject({ step: 2, role: "on call" });
    story.at(700).answers("acknowledge", story.alarm("spo2/low"));
    expect(story.waits(760)).toContain("760 spo2/low active 3 high heard: acknowledgement lapsed");
    expect(story.alarm("spo2/low").call).toEqual({ step: 0, role: "nurse", at: 760_000 });
    expect(calls(story.waits(850))).toEqual([
      "790 called lead: nurse: no answer",
      "850 called on call: lead: no answer",
    ]);
  });

  test("the same where the gateway was down when the time to come was over", () => {
    const story = grave();
    story.at(700).answers("acknowledge", story.alarm("spo2/low"));
    story.at(900).restarts(150_000);
    expect(story.alarm("spo2/low")).toMatchObject({ phase: "active", call: { step: 0, at: 900_000 } });
  });

  test("no call reached anybody: it begins anew after as long as it takes, for as long as nobody answers", () => {
    const story = noneReached();
    expect(story.alarm("spo2/low").call).toMatchObject({ step: 2, at: 603_000 });
    expect(story.waits(693)).toEqual([]);
    expect(story.waits(694)).toEqual(["694 spo2/low active 3 high heard: nobody answered"]);
    expect(story.alarm("spo2/low").call).toEqual({ step: 0, role: "nurse", at: 694_000 });
    for (const step of [0, 1, 2]) notReached(story.at(695 + step), step);
    expect(story.waits(787)).toEqual(["787 spo2/low active 3 high heard: nobody answered"]);
    story.answers("acknowledge", story.alarm("spo2/low"));
    story.does({ type: "patient.attended", chair });
    expect(story.waits(840)).toEqual([]);
  });

  test("whatever is told of it meanwhile; paused, it is called all the same", () => {
    const story = noneReached();
    story.at(610).reads({ spo2: 78, pulse: 70 });
    story.answers("pause", story.alarm("spo2/low"));
    story.at(620).readsUntil(650, { spo2: 97, pulse: 70 });
    expect(story.alarm("spo2/low").phase).toBe("latched");
    expect(story.waits(694)).toEqual(["694 spo2/low latched 3 high silent: paused"]);
    expect(story.alarm("spo2/low").call).toMatchObject({ step: 0, at: 694_000 });
  });

  test("and through a start; by a clock that went back no later than it takes", () => {
    const soon = noneReached();
    soon.at(620).restarts(5_000);
    expect(soon.waits(694)).toContain("694 spo2/low active 3 high heard: nobody answered");
    const back = noneReached();
    back.at(500).restarts();
    expect(back.waits(589)).not.toContainEqual(expect.stringContaining("nobody answered"));
    expect(back.waits(590)).toContain("590 spo2/low active 3 high heard: nobody answered");
  });

  test("where whoever is at its end was reached, nobody new is called, and by no start", () => {
    const story = grave();
    notReached(story.at(602), 0);
    notReached(story.at(603), 1);
    expect(story.alarm("spo2/low").call).toMatchObject({ step: 2 });
    expect(story.waits(2_000).filter((line) => line.includes("spo2/low"))).toEqual([]);
    const { call } = story.alarm("spo2/low");
    story.at(2_010).restarts(5_000);
    story.waits(3_000);
    expect(story.alarm("spo2/low").call).toEqual(call);
  });

  test("what somebody has acknowledged is no chain's any more", () => {
    const story = noneReached();
    story.at(650);
    story.answers("acknowledge", story.alarm("spo2/low"));
    story.does({ type: "patient.attended", chair });
    expect(story.waits(705).filter((line) => line.includes("spo2/low"))).toEqual([]);
  });
});

describe("S1, S17: every emergency of a session, and all that happens in it, is heard and named", () => {
  const tap = (story: SessionStory, what: EventName, corrects?: Line) =>
    heard(story.asks("chart.record", { entry: { kind: "event", what }, ...(corrects !== undefined && { corrects }) }));
  type Line = SessionStory["session"]["chart"][number]["id"];
  const heard = (lines: readonly string[]) => lines.filter((line) => / emergency .* heard: /.test(line));
  const words = (story: SessionStory) => {
    const { evidence } = story.alarm("emergency");
    return evidence.kind === "words" ? evidence.words : undefined;
  };

  /** A seizure with stridor and apnoea, over at second 640, of which nobody has acknowledged the alarm. */
  function before(): SessionStory {
    const story = dosing();
    for (const [at, what] of [
      [600, "seizure"],
      [610, "stridor"],
      [615, "apnoea"],
    ] as const)
      tap(story.at(at), what);
    story.at(620).asks("dose.stop", {});
    story.asks("dose.confirm", {});
    story.at(640).asks("session.calm", { reason: "over" });
    expect(story.alarm("emergency")).toMatchObject({ phase: "latched", step: 2 });
    return story;
  }

  test("a second emergency is told whole, and so is what comes on top of it", () => {
    const story = before();
    expect(tap(story.at(1_200), "collapse")).toEqual(["1200 emergency active 0 high heard: first"]);
    expect(words(story)).toBe("collapse");
    expect(story.alarm("emergency").call).toMatchObject({ step: 0, at: 1_200_000 });
    story.answers("pause", story.alarm("emergency"));
    expect(tap(story.at(1_230), "laryngospasm")).toEqual(["1230 emergency active 1 high heard: escalated"]);
    expect(words(story)).toBe("collapse, laryngospasm");
  });

  test("stridor was really apnoea: that is heard, though as many things happened as before", () => {
    const story = dosing();
    tap(story.at(600), "collapse");
    tap(story.at(605), "stridor");
    story.answers("acknowledge", story.alarm("emergency"));
    expect(tap(story.at(620), "apnoea", story.session.chart.at(-1)?.id)).toEqual([
      "620 emergency active 1 high heard: escalated",
    ]);
    expect(words(story)).toBe("collapse, apnoea");
    expect(story.alarm("emergency").acknowledged).toBeUndefined();
  });

  test("what was taken back hides nothing of what comes after it", () => {
    const story = dosing();
    tap(story.at(600), "collapse");
    tap(story.at(605), "stridor");
    // Less is no news.
    expect(tap(story.at(610), "vomiting", story.session.chart.at(-1)?.id)).toEqual([]);
    expect(tap(story.at(620), "seizure")).toEqual(["620 emergency active 1 high heard: escalated"]);
    expect(words(story)).toBe("collapse, seizure");
  });

  test("a line that says nothing else of it is not heard again", () => {
    const story = dosing();
    tap(story.at(600), "collapse");
    story.answers("acknowledge", story.alarm("emergency"));
    expect(heard(story.at(610).finds({ moaas: 2 }))).toEqual([]);
  });
});

describe("S10: apnoea sounds again after 60 s, whoever told of it", () => {
  test("charted: the emergency", () => {
    const story = dosing();
    story.at(600).asks("chart.record", { entry: { kind: "event", what: "apnoea" } });
    story.answers("acknowledge", story.alarm("emergency"));
    story.at(605).does({ type: "patient.attended", chair });
    expect(story.waits(659.999).filter((line) => line.includes(" emergency "))).toEqual([]);
    expect(story.waits(660)).toContain("660 emergency active 0 high heard: repeat due");
  });

  test("counted: and no breath is heard after a few, though those were acknowledged", () => {
    const story = dosing();
    story.at(600).finds({ rr: 5 });
    story.answers("acknowledge", story.alarm("rr/low"));
    expect(story.at(610).finds({ rr: 0 })).toContain("610 rr/low active 2 high heard: escalated");
    story.answers("acknowledge", story.alarm("rr/low"));
    story.at(615).does({ type: "patient.attended", chair });
    expect(story.waits(670)).toContain("670 rr/low active 2 high heard: repeat due");
    story.at(675).finds({ rr: 12 });
    expect(story.find("rr/low")).toMatchObject({ phase: "latched" });
  });
});
