import { describe, expect, test } from "vitest";
import { cuff, device, ox } from "../story.test-support.ts";
import { dosedBy } from "./routes.test-support.ts";
import { dosing, opened, type SessionStory } from "./story.test-support.ts";

const asked = (lines: readonly string[]) => lines.filter((line) => line.includes("cuff asked: measure"));
const announced = (story: SessionStory) =>
  story.judgement.due.filter(({ words }) => words === "The cuff starts by itself").map(({ at }) => at / 1_000);

/** Dosing, the cuff allowed to start by itself; the pump is on the other arm. */
function allowed(): SessionStory {
  const story = dosing();
  story.at(190).asks("cuff.auto", { on: true });
  return story;
}

describe("S5: a cuff starts by itself only where somebody said so", () => {
  test("not without leave", () => {
    const story = dosing();
    story.at(300).measures(170, 80);
    expect(asked(story.waits(2_000))).toEqual([]);
  });

  test("for a medium or a high pressure, and for no other", () => {
    const calm = allowed();
    calm.at(300).measures(161, 80);
    expect(calm.alarm("bp/high").priority).toBe("info");
    expect(asked(calm.waits(2_000))).toEqual([]);
    const story = allowed();
    story.at(300).measures(170, 80);
    expect(asked(story.waits(500))).toHaveLength(1);
    const [event] = story.told("cuff.asked");
    expect(event?.event).toMatchObject({
      device: cuff,
      ask: "measure",
      why: expect.stringMatching(/automatic measurement 1/),
    });
  });

  test("60 s after the last measurement ended, told ahead, three times and then every 5 min", () => {
    const story = allowed();
    const starts: number[] = [];
    let at = 300;
    story.at(at).measures(170, 80);
    for (let turn = 0; turn < 5; turn += 1) {
      const [next] = announced(story);
      if (next === undefined) throw new Error("nothing announced");
      expect(next).toBeGreaterThanOrEqual(at + 10);
      expect(asked(story.waits(next - 0.001))).toEqual([]);
      expect(asked(story.waits(next))).toEqual([`${next} cuff asked: measure`]);
      expect(announced(story)).toEqual([]);
      starts.push(next - at);
      // It measures for 30 s.
      at = next + 30;
      story.at(at).measures(170, 80);
    }
    expect(starts).toEqual([60, 60, 60, 300, 300]);
  });

  test("counted anew for the next alarm", () => {
    const story = allowed();
    story.at(300).measures(170, 80);
    story.waits(360);
    story.at(390).measures(127, 77);
    expect(announced(story)).toEqual([]);
    story.at(700).measures(170, 80);
    expect(announced(story)).toEqual([760]);
    expect(story.session.auto.repeats).toBe(0);
  });

  test("a failed measurement counts, and is waited for", () => {
    const story = allowed();
    story.at(300).measures(170, 80);
    story.waits(360);
    story.at(400).fails("motion");
    expect(announced(story)).toEqual([460]);
  });

  test("one that says nothing is waited for as long as a cuff takes, 180 s", () => {
    const story = allowed();
    story.at(300).measures(170, 80);
    expect(asked(story.waits(360))).toHaveLength(1);
    expect(announced(story)).toEqual([]);
    story.waits(540);
    expect(announced(story)).toEqual([600]);
  });

  test("what a person measures meanwhile takes its place", () => {
    const story = allowed();
    story.at(300).measures(170, 80);
    story.at(330).takes({ type: "cuff.started", chair: story.state.id, device: cuff, why: "button" });
    expect(announced(story)).toEqual([]);
    expect(asked(story.waits(365))).toEqual([]);
    story.at(370).measures(170, 80);
    expect(announced(story)).toEqual([430]);
  });

  test("told 10 s ahead where leave is given late", () => {
    const story = dosing();
    story.at(300).measures(170, 80);
    story.at(500).asks("cuff.auto", { on: true });
    expect(announced(story)).toEqual([510]);
    expect(asked(story.waits(509.999))).toEqual([]);
    expect(asked(story.waits(510))).toHaveLength(1);
  });

  test("more wakes change nothing", () => {
    const story = allowed();
    story.at(300).measures(170, 80);
    const lines: string[] = [];
    for (let at = 300; at <= 365; at += 0.5) lines.push(...story.waits(at));
    expect(asked(lines)).toEqual(["360 cuff asked: measure"]);
  });

  test("a restart announces it again, and starts nothing in the gap", () => {
    const story = allowed();
    story.at(300).measures(170, 80);
    expect(asked(story.at(400).restarts(90_000))).toEqual([]);
    expect(announced(story)).toEqual([410]);
  });
});

describe("S5: never", () => {
  test.each<readonly [string, (story: SessionStory) => unknown]>([
    ["when leave is taken back", (story) => story.asks("cuff.auto", { on: false })],
    ["on an agitated patient", (story) => story.asks("chart.record", { entry: { kind: "event", what: "agitation" } })],
    ["off the monitor", (story) => story.asks("monitor.off", { why: "toilet", company: true })],
    [
      "when the session is over",
      (story) => (story.asks("dose.stop", {}), story.asks("dose.confirm", {}), story.ends("transferred")),
    ],
  ])("%s", (_, stops) => {
    const story = allowed();
    story.at(300).measures(170, 80);
    story.at(320);
    stops(story);
    expect(asked(story.waits(2_000))).toEqual([]);
  });

  test("on the limb of a running infusion", () => {
    const story = opened({}, { limbs: { cuff: "right arm", probe: "left hand", infusion: "right arm" } });
    story.measures(128, 78);
    story.at(120).measures(126, 76);
    story.at(180).doses();
    story.asks("cuff.auto", { on: true });
    story.at(300).measures(170, 80);
    expect(asked(story.waits(400))).toEqual([]);
    story.at(401).asks("dose.stop", {});
    expect(announced(story)).toEqual([]);
    story.asks("dose.confirm", {});
    expect(announced(story)).toEqual([411]);
  });

  test("after agitation nobody lets it for 30 min, and then somebody has to", () => {
    const story = allowed();
    story.at(300).asks("chart.record", { entry: { kind: "event", what: "agitation" } });
    expect(story.facts.autoCuff).toBe("off");
    expect(story.asks("cuff.auto", { on: true })[0]).toMatch(/refused: The patient was agitated/);
    expect(story.at(2_099.999).asks("cuff.auto", { on: true })).toContainEqual(expect.stringMatching(/refused/));
    expect(story.at(2_100).asks("cuff.auto", { on: true })).toContainEqual("2100 done");
  });

  test("with an unknown limb, or without a cuff that can be told", () => {
    const unknown = opened({}, { limbs: { cuff: "unknown", probe: "left hand", infusion: "right arm" } });
    expect(unknown.asks("cuff.auto", { on: true })[0]).toMatch(/refused: The limb of the cuff/);
    const none = opened({ devices: [device(ox, "oximeter", 86_400_000, 4_000)] });
    expect(none.asks("cuff.auto", { on: true })[0]).toMatch(/refused: No cuff at this chair/);
  });

  test("at home", () => {
    expect(dosedBy("sublingual").asks("cuff.auto", { on: true })[0]).toMatch(/refused: At home no cuff starts/);
  });

  test("twice on, twice off: refused with a word", () => {
    const story = allowed();
    expect(story.asks("cuff.auto", { on: true })[0]).toMatch(/refused: The cuff may start by itself already/);
    story.asks("cuff.auto", { on: false });
    expect(story.asks("cuff.auto", { on: false })[0]).toMatch(/refused: The cuff does not start by itself/);
  });
});
