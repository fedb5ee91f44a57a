import { describe, expect, test } from "vitest";
import type { Limbs } from "../../contracts/index.ts";
import { cleared, dosing, opened, recovering, type SessionStory } from "../session/story.test-support.ts";
import { chair, cuff, ox } from "../story.test-support.ts";

const ofSignal = (lines: readonly string[]) => lines.filter((line) => /\d signal /.test(line));
const ofLink = (lines: readonly string[]) => lines.filter((line) => /\d link /.test(line));

describe("S2: how grave a lost signal grows", () => {
  test("while the drug is given: low 10 s, medium 30 s, high 60 s", () => {
    const story = dosing();
    story.at(200).reads({ spo2: "probe off" });
    expect(ofSignal(story.waits(300)).slice(0, 3)).toEqual([
      "210 signal active 0 low heard: first",
      "230 signal active 1 medium heard: escalated",
      "260 signal active 2 high heard: escalated",
    ]);
  });

  test("in recovery: low 30 s, medium 60 s, high 180 s", () => {
    const story = recovering();
    story.at(3_500).reads({ spo2: "probe off" });
    const lines = ofSignal(story.waits(3_700));
    expect(lines.filter((line) => /first|escalated/.test(line))).toEqual([
      "3530 signal active 0 low heard: first",
      "3560 signal active 1 medium heard: escalated",
      "3680 signal active 2 high heard: escalated",
    ]);
  });

  test("an emergency in recovery is watched closely from that moment on", () => {
    const story = recovering();
    story.at(3_500).reads({ spo2: "probe off" });
    story.waits(3_545);
    const lines = story.asks("session.emergency", { what: "collapse" });
    expect(ofSignal(lines)).toEqual(["3545 signal active 1 medium heard: escalated"]);
    expect(ofSignal(story.waits(3_561))).toContain("3560 signal active 2 high heard: escalated");
  });

  test("oxygen makes it high at once, in recovery too", () => {
    const story = recovering();
    story.at(3_500).asks("session.oxygen", { flow: 2 });
    expect(ofSignal(story.at(3_510).reads({ spo2: "probe off" }))).toEqual(["3510 signal active 2 high heard: first"]);
  });
});

describe("S11: the cuff's excuse is narrow", () => {
  const sameArm: Limbs = { cuff: "left arm", probe: "left hand", infusion: "right arm" };
  const starts = (story: SessionStory) => story.takes({ type: "cuff.started", chair, device: cuff, why: "" });
  const begun = (limbs: Limbs = sameArm): SessionStory => {
    const story = opened({}, { limbs });
    story.at(100).reads({ spo2: 97, pulse: 70 });
    return story;
  };
  const loses = (story: SessionStory, because: "searching for pulse" | "probe off" = "searching for pulse") =>
    story.reads({ spo2: because });

  test("the dropout is graded and shown, silent for 60 s, and then heard", () => {
    const story = begun();
    starts(story);
    story.at(110);
    loses(story);
    expect(ofSignal(story.waits(200)).slice(0, 3)).toEqual([
      "120 signal active 0 low silent: inhibited",
      "140 signal active 1 medium silent: inhibited",
      "170 signal active 2 high heard: escalated",
    ]);
  });

  test("while it is silent it says by what, and until when", () => {
    const story = begun();
    starts(story);
    story.at(110);
    loses(story);
    story.waits(125);
    expect(story.alarm("signal").inhibited).toEqual({ by: "cuff measuring on the probe's arm", until: 170_000 });
  });

  test("a value that arrives is judged, and ends it", () => {
    const story = begun();
    starts(story);
    story.at(110);
    loses(story);
    story.waits(125);
    const lines = story.at(126).reads({ spo2: 79 });
    expect(lines).toContain("126 spo2/low active 3 high heard: first");
    expect(story.find("signal")).toBeUndefined();
    expect(story.state.devices.find(({ info }) => info.id === ox)?.excuse).toBe("none");
  });

  const heardAt120 = ["120 signal active 0 low heard: first"];

  test.each<readonly [string, (story: SessionStory) => void]>([
    ["no start was seen", (story) => void loses(story.at(110))],
    [
      "the measurement is over",
      (story) => {
        starts(story);
        story.at(105).measures(120, 80);
        loses(story.at(110));
      },
    ],
    [
      "SpO2 was below 94 before",
      (story) => {
        story.at(101).reads({ spo2: 93 });
        starts(story);
        loses(story.at(110));
      },
    ],
    [
      "the probe says that it is off",
      (story) => {
        starts(story);
        loses(story.at(110), "probe off");
      },
    ],
  ])("not when %s", (_, happens) => {
    const story = begun();
    happens(story);
    expect(ofSignal(story.waits(120))).toEqual(heardAt120);
  });

  test.each<readonly [string, Limbs]>([
    ["on the other arm", { ...sameArm, cuff: "right arm" }],
    ["on a leg", { ...sameArm, cuff: "left leg" }],
    ["nobody knows where", { ...sameArm, cuff: "unknown" }],
    ["with the probe nobody knows where", { ...sameArm, probe: "unknown" }],
    ["with the probe elsewhere", { ...sameArm, probe: "other" }],
  ])("not with the cuff %s", (_, limbs) => {
    const story = begun(limbs);
    starts(story);
    loses(story.at(110));
    expect(ofSignal(story.waits(120))).toEqual(heardAt120);
  });

  test("not when it started so long ago that it must have ended", () => {
    const story = begun();
    starts(story);
    loses(story.at(280));
    expect(ofSignal(story.waits(295))).toEqual(["290 signal active 0 low silent: inhibited"]);
    const other = begun();
    starts(other);
    loses(other.at(280.001));
    expect(ofSignal(other.waits(295))).toEqual(["290.001 signal active 0 low heard: first"]);
  });

  test("S2: a patient on oxygen is told of at once in any case", () => {
    const story = begun();
    story.asks("session.oxygen", { flow: 2 });
    starts(story);
    story.at(110);
    expect(ofSignal(loses(story))).toEqual(["110 signal active 2 high heard: first"]);
  });

  test("twice in 10 minutes, and not a third time; 10 minutes after the first again", () => {
    const story = begun();
    const dropout = (second: number): readonly string[] => {
      story.at(second).reads({ spo2: 97, pulse: 70 });
      starts(story);
      loses(story);
      return ofSignal([...story.waits(second + 15), ...story.at(second + 16).reads({ spo2: 97, pulse: 70 })]);
    };
    expect(dropout(110)[0]).toMatch(/inhibited/);
    expect(dropout(300)[0]).toMatch(/inhibited/);
    expect(dropout(709.999)[0]).toMatch(/heard: first/);
    expect(dropout(740)[0]).toMatch(/inhibited/);
  });
});

describe("S16: off the monitor the oximeter's clocks stand still", () => {
  const off = (story: SessionStory) => story.asks("monitor.off", { why: "toilet", company: true });

  test("a probe that comes off meanwhile is no alarm; back on the monitor its time counts", () => {
    const story = cleared();
    story.at(130);
    off(story);
    story.reads({ spo2: "probe off" });
    expect(ofSignal(story.waits(400))).toEqual([]);
    expect(ofSignal(story.asks("monitor.on", {}))).toEqual(["400 signal pending 0 low silent: pending"]);
    expect(ofSignal(story.waits(411))).toEqual(["410 signal active 0 low heard: first"]);
  });

  test("nor is a link of it that is lost; a cuff's is", () => {
    const story = cleared();
    story.at(130);
    off(story);
    story.link("silent");
    expect(ofLink(story.waits(200))).toEqual([]);
    story.link("silent", cuff);
    expect(ofLink(story.waits(211))).toEqual(["210 link active 0 info silent: information only"]);
  });

  test("what is raised stays as it is, and a value that arrives is judged", () => {
    const story = cleared();
    story.at(130).link("silent");
    expect(ofLink(story.waits(165))).toContain("160 link active 1 medium heard: escalated");
    off(story);
    expect(ofLink(story.waits(280))).not.toContain("220 link active 2 high heard: escalated");
    expect(story.alarm("link")).toMatchObject({ phase: "active", step: 1 });
    expect(story.at(281).reads({ spo2: 79 })).toContain("281 spo2/low active 3 high heard: first");
  });
});
