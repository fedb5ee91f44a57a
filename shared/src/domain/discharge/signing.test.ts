import { describe, expect, test } from "vitest";
import type { Findings, Who } from "../../contracts/index.ts";
import { recovering, reviewed, type SessionStory } from "../session/story.test-support.ts";

const kim: Who = { name: "Kim", verified: false, role: "clinician" };
const ready: Findings = {
  rr: 14,
  moaas: 5,
  dissociation: "resolved",
  orientation: "oriented",
  gait: "steady",
  nausea: 0,
  aldrete: { activity: 2, respiration: 2, circulation: 2, consciousness: 2, saturation: 2 },
  symptoms: [],
  mood: "no acute distress",
  escort: "present",
  transport: "arranged",
  driving: "acknowledged",
  instructions: "handed over",
};

/** Two pressures 10 min apart from the second given on, and all that a person finds; answered and read. */
function found(story: SessionStory, from: number, findings: Findings): SessionStory {
  story.at(from).measures(124, 78);
  story.at(from + 600).measures(122, 77);
  story.finds(findings);
  story.readsMessages();
  return story;
}
const sign = (story: SessionStory, by: Who = kim, second = "Bo"): string =>
  story
    .asks("discharge.sign", { reason: "goes home", leaves: true, override: { reason: "known to us", second } }, { by })
    .filter((line) => / (done|refused)/.test(line))
    .join();

describe("S21: signed in spite of something", () => {
  test("a clinician and a second person discharge; what was overridden stays in the session", () => {
    const story = found(reviewed(), 5_700, { ...ready, nausea: 6 });
    expect(story.refusal("discharge.sign")).toMatch(/Nausea at most 3 of 10: not met/);
    expect(story.refusal("discharge.override")).toBeUndefined();
    expect(sign(story, { ...kim, role: "nurse" })).toMatch(/refused: Only a clinician/);
    expect(sign(story, kim, "Kim")).toMatch(/refused: An override needs a second person/);
    expect(sign(story)).toMatch(/ done$/);
    expect(story.all.findLast(({ event }) => event.type === "session.ended")?.event).toMatchObject({
      session: {
        phase: "discharged",
        signed: {
          by: kim,
          reason: "goes home",
          override: {
            reason: "known to us",
            second: { name: "Bo", verified: false },
            criteria: ["nausea", "checks"],
          },
        },
      },
    });
  });

  test("in recovery, before the time, likewise; the screen is told that it may be", () => {
    const story = found(recovering(), 3_600, ready);
    expect(story.facts.phase).toBe("recovery");
    expect(story.refusal("discharge.sign")).toMatch(/^Too early/);
    expect(story.refusal("discharge.override")).toBeUndefined();
    expect(sign(story)).toMatch(/ done$/);
  });

  test("MOAA/S 4 is nobody's to override: the screen is told, and the patient leaves otherwise", () => {
    const story = found(reviewed(), 5_700, { ...ready, moaas: 4 });
    expect(story.refusal("discharge.override")).toBe("Nobody may sign over this: MOAA/S 5: not met");
    expect(sign(story)).toMatch(/refused: Nobody may sign over this: MOAA\/S 5: not met/);
    expect(story.facts.ended).toBe("no");
  });
});

test("S21: what a person found grows too old at its own instant, without an input", () => {
  const story = found(reviewed(), 5_700, ready);
  const state = () => story.judgement.criteria.find(({ id }) => id === "mood")?.state;
  expect(state()).toBe("met");
  story.waits(6_900);
  expect(state()).toBe("met");
  story.waits(6_900.001);
  expect(state()).toBe("not known");
});
