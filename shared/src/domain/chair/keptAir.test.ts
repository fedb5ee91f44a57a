import { describe, expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import type { Quality } from "../../contracts/index.ts";
import { chair, ox } from "../story.test-support.ts";
import { reviewed, SessionStory } from "../session/story.test-support.ts";

describe("S12, S21: what a kit kept counts against a discharge, and for nothing", () => {
  const kept = (story: SessionStory, from: number, quality: Quality = "good", spo2 = 82) => {
    const points = Array.from({ length: 160 }, (_, index) => ({
      happenedAt: Instant((from + index) * 1_000),
      values: [{ metric: "spo2" as const, value: spo2, quality }],
      kit: { boot: "b1", seq: index + 1 },
    }));
    return story.takes({ type: "device.backfilled", chair, device: ox, points });
  };
  const spo2 = (story: SessionStory) => story.judgement.criteria.find(({ id }) => id === "spo2");

  /** In review on 97 %; from second 6000 on the link was lost, it is 6200, and it is back. */
  function lost(): SessionStory {
    const story = reviewed();
    story.at(6_000).reads({ spo2: "no value", pulse: "no value" });
    story.at(6_180).reads({ spo2: 97, pulse: 70 });
    story.waits(6_200);
    for (const { alarm } of Object.values(story.state.alarms)) story.answers("acknowledge", alarm);
    expect(spo2(story)).toMatchObject({ state: "met" });
    return story;
  }

  test("160 values of 82 %: not met, acknowledged or not, until they are older than the span", () => {
    const story = lost();
    kept(story, 6_010);
    expect(spo2(story)).toMatchObject({ state: "not met" });
    expect(JSON.stringify(spo2(story))).toContain("lowest 82 %");
    story.readsMessages();
    story.waits(6_900);
    expect(spo2(story)).toMatchObject({ state: "not met" });
    story.waits(7_200);
    expect(spo2(story)).toMatchObject({ state: "met" });
  });

  test("good ones fill no gap", () => {
    const story = lost();
    const before = spo2(story);
    kept(story, 6_010, "good", 97);
    expect(spo2(story)).toEqual(before);
  });

  test("nor do poor ones prove anything (S7), nor those of before the session", () => {
    const story = lost();
    const before = spo2(story);
    kept(story, 6_010, "poor");
    expect(spo2(story)).toEqual(before);
    const session = new SessionStory();
    session.reads({ spo2: 97, pulse: 70 });
    session.at(200).opens();
    kept(session, 30);
    expect(session.session.air.slices.every(({ lowest }) => lowest === 97)).toBe(true);
  });
});
