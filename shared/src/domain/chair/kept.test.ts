import { describe, expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import { DeviceId, type AlarmCondition, type Input, type Quality } from "../../contracts/index.ts";
import { defaultLimits } from "../index.ts";
import { chair, cuff, ox, Story, watched } from "../story.test-support.ts";

type Late = { at: number; spo2?: number; pulse?: number; quality?: Quality };
let seq = 0;

/** What the oximeter measured while nobody listened; times in seconds. */
function backfilled(points: readonly Late[], device: DeviceId = ox): Input {
  return {
    type: "device.backfilled",
    chair,
    device,
    points: points.map(({ at, spo2, pulse, quality = "good" }) => {
      const values = [
        ...(spo2 === undefined ? [] : [{ metric: "spo2" as const, value: spo2, quality }]),
        ...(pulse === undefined ? [] : [{ metric: "pulse" as const, value: pulse, quality }]),
      ];
      seq += 1;
      return { happenedAt: Instant(at * 1_000), values, kit: { boot: "b1", seq } };
    }),
  };
}
const alone = (story: Story) => story.find("spo2/low");
const keptWords = (story: Story, condition: AlarmCondition = "spo2/low", device: DeviceId = ox): string | undefined => {
  const evidence = story.state.alarms[`${chair}/${condition}/${device}`]?.alarm.evidence;
  return evidence?.kind === "words" ? evidence.words : undefined;
};

/** Watched since second 0; it is second 600, and the link was lost for a while. */
const late = () => {
  const story = watched();
  story.readsUntil(600, { spo2: 97, pulse: 70 });
  return story;
};

describe("S12: what a kit kept proves, is told once and never as if present", () => {
  test("as information to be acknowledged, with how many values, the worst and the limit", () => {
    const story = late();
    expect(
      story.takes(
        backfilled([
          { at: 300, spo2: 90 },
          { at: 301, spo2: 84 },
          { at: 302, spo2: 91 },
        ]),
      ),
    ).toEqual(["600 spo2/low latched 0 info silent: information only"]);
    expect(keptWords(story)).toBe("from before, told late: 3 values, lowest 84 % (below 92 %)");
    expect(alone(story)).toMatchObject({ device: ox, kind: "physiological" });
    const told = story.alarm("spo2/low");
    expect(story.answers("acknowledge", told)[0]).toBe("600 spo2/low cleared 0 info silent: acknowledged");
    expect(story.waits(601)).toEqual([]);
  });

  test.each<readonly [AlarmCondition, Omit<Late, "at">, Omit<Late, "at">, string]>([
    ["spo2/low", { spo2: 91 }, { spo2: 92 }, "from before, told late: 91 % (below 92 %)"],
    ["pulse/low", { pulse: 49 }, { pulse: 50 }, "from before, told late: 49 /min (below 50 /min)"],
    ["pulse/high", { pulse: 121 }, { pulse: 120 }, "from before, told late: 121 /min (above 120 /min)"],
  ])("%s: %o is beyond the mildest limit that is heard, %o is not", (condition, beyond, inside, words) => {
    const story = late();
    expect(story.takes(backfilled([{ at: 300, ...inside }]))).toEqual([]);
    story.takes(backfilled([{ at: 300, ...beyond }]));
    expect(keptWords(story, condition)).toBe(words);
  });

  test("what comes in many batches is one message, and keeps the worst of all", () => {
    const story = late();
    for (let at = 300; at < 540; at += 60)
      story.takes(
        backfilled([
          { at, spo2: at === 360 ? 79 : 88 },
          { at: at + 1, spo2: 97 },
          { at: at + 2, spo2: 90 },
        ]),
      );
    expect(keptWords(story)).toBe("from before, told late: 8 values, lowest 79 % (below 92 %)");
    expect(Object.keys(story.state.alarms)).toHaveLength(1);
  });

  test("after an acknowledgement a new one begins", () => {
    const story = late();
    story.takes(backfilled([{ at: 300, spo2: 70 }]));
    story.answers("acknowledge", story.alarm("spo2/low"));
    story.takes(backfilled([{ at: 301, spo2: 90 }]));
    expect(keptWords(story)).toBe("from before, told late: 90 % (below 92 %)");
  });

  test("an acknowledgement covers nothing that was added since it was seen", () => {
    const story = late();
    story.takes(backfilled([{ at: 300, spo2: 90 }]));
    const seen = story.alarm("spo2/low");
    story.at(601).takes(backfilled([{ at: 301, spo2: 70 }]));
    expect(story.answers("acknowledge", seen)[0]).toMatch(/refused/);
    expect(keptWords(story)).toMatch(/lowest 70 %/);
  });

  test("it raises and ends nothing of the present, and moves no present value", () => {
    const story = late();
    story.at(601).reads({ spo2: 79, pulse: 70 });
    const { evidence, episode } = story.alarm("spo2/low");
    story.takes(
      backfilled([
        { at: 300, spo2: 97, pulse: 70 },
        { at: 301, spo2: 60 },
      ]),
    );
    expect(story.state.alarms[`${chair}/spo2/low`]?.alarm).toMatchObject({ phase: "active", evidence, episode });
    expect(story.state.devices[0]?.spo2).toMatchObject({ value: 79 });
  });

  test("what was measured before this patient was watched is not told", () => {
    const story = new Story();
    story.at(100).reads({ spo2: 97, pulse: 70 });
    expect(story.at(101).takes(backfilled([{ at: 99.999, spo2: 80 }]))).toEqual([]);
    expect(story.takes(backfilled([{ at: 100, spo2: 80 }]))).toHaveLength(1);
  });

  test("nobody watched, nothing told, and no watch begins by it", () => {
    const story = new Story();
    expect(story.at(10).takes(backfilled([{ at: 5, spo2: 60 }]))).toEqual([]);
    expect(story.state.watch).toBe("not watched");
  });

  test("a poor value is told too: high is never withheld", () => {
    const story = late();
    story.takes(backfilled([{ at: 300, spo2: 85, quality: "poor" }]));
    expect(keptWords(story)).toMatch(/85 %/);
  });

  test("it stands through a restart, and is added to", () => {
    const story = late();
    story.takes(backfilled([{ at: 300, spo2: 85 }]));
    story.at(610).restarts(5_000);
    story.takes(backfilled([{ at: 301, spo2: 88 }]));
    expect(keptWords(story)).toBe("from before, told late: 2 values, lowest 85 % (below 92 %)");
  });

  test("a device that is not of this chair tells nothing", () => {
    const story = late();
    expect(story.takes(backfilled([{ at: 300, spo2: 60 }], DeviceId.parse("other-1")))).toEqual([]);
  });
});

describe("S12: late readings of a cuff go the same way", () => {
  const kept = (systolic: number, diastolic: number, happenedAt?: number, saidAt = `${systolic}`): Input => ({
    type: "cuff.result",
    chair,
    device: cuff,
    saidAt,
    late: true,
    reading: { systolic, diastolic, mean: "unavailable", pulse: "unavailable" },
    ...(happenedAt !== undefined && { happenedAt: Instant(happenedAt * 1_000) }),
  });

  test.each<readonly [number, number, AlarmCondition, string | undefined]>([
    [165, 80, "bp/high", "from before, told late: 165/80 (from 165/105 on)"],
    [120, 105, "bp/high", "from before, told late: 120/105 (from 165/105 on)"],
    [164, 104, "bp/high", undefined],
    [89, 60, "bp/low", "from before, told late: 89/60 (below 90 systolic)"],
    [90, 60, "bp/low", undefined],
  ])("%i/%i: %s", (systolic, diastolic, condition, words) => {
    const story = late();
    story.takes(kept(systolic, diastolic));
    expect(keptWords(story, condition, cuff)).toBe(words);
  });

  test("several are one message with the worst of them", () => {
    const story = late();
    story.takes(kept(170, 90));
    story.takes(kept(205, 122));
    story.takes(kept(168, 90));
    expect(keptWords(story, "bp/high", cuff)).toBe(
      "from before, told late: 3 values, highest 205/122 (from 165/105 on)",
    );
  });

  test("one that happened before this patient was watched is not told", () => {
    const story = new Story();
    story.at(100).reads({ spo2: 97, pulse: 70 });
    expect(story.at(101).takes(kept(205, 122, 99))).toEqual([]);
    expect(story.takes(kept(204, 122, 100))).toHaveLength(1);
  });
});

test("the mildest limits that are heard are what these stories say", () => {
  const heard = (steps: readonly { limit: number; priority: string }[]) =>
    steps.find(({ priority }) => priority !== "info")?.limit;
  expect([heard(defaultLimits.spo2Low), heard(defaultLimits.pulseLow), heard(defaultLimits.pulseHigh)]).toEqual([
    92, 50, 120,
  ]);
});
