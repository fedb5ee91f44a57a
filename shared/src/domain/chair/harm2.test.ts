import { describe, expect, test } from "vitest";
import type { EventName } from "../../contracts/index.ts";
import { chair } from "../story.test-support.ts";
import { dosing, type SessionStory } from "../session/story.test-support.ts";

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
    tap(story.at(610), "vomiting", story.session.chart.at(-1)?.id);
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
