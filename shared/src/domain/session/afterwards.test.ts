import { describe, expect, test } from "vitest";
import { SessionId } from "../../contracts/index.ts";
import { wellFindings } from "../discharge/scene.test-support.ts";
import { ada, chair, cleo } from "../story.test-support.ts";
import {
  active,
  cleared,
  clearedAtHome,
  dosing,
  facts,
  recovering,
  reviewed,
  type SessionStory,
} from "./story.test-support.ts";

const DAY = 24 * 60 * 60;

/** Under the tongue, and gone since second 780. */
function journeying(): SessionStory {
  const story = clearedAtHome();
  story.at(180).doses({ mg: 100 });
  story.waits(800);
  return story;
}

/** Two devices, the last at second 480. */
function sprayed(): SessionStory {
  const story = cleared({}, { protocol: "intranasal" });
  story.at(180).doses({ drug: "esketamine", mg: 56, devices: 2 });
  story.at(480).asks("dose.device", {});
  return story;
}

/** All is met at second 6300, checked twice. */
function signable(): SessionStory {
  const story = recovering();
  for (const at of [5_000, 5_700, 6_300]) {
    story.at(at).measures(127, 78);
    if (at < 5_600) continue;
    story.finds(wellFindings);
    story.readsMessages();
    story.asks("discharge.check", {});
  }
  return story;
}

describe("S22: more ends than one", () => {
  test.each(["gone", "left against advice"] as const)("%s: only with whom somebody called", (outcome) => {
    const story = recovering();
    expect(story.asks("session.end", { outcome, reason: "walked out" })).toEqual([
      "3480 refused: Say whom you called, and what came of it",
    ]);
    expect(story.asks("session.end", { outcome, reason: "walked out", calls: "his wife: he is home" }).at(-1)).toBe(
      "3480 done",
    );
    expect(story.facts).toMatchObject({
      phase: outcome,
      ended: { calls: "his wife: he is home", reason: "walked out" },
    });
  });

  test("contact is lost with a home: a welfare check is due at once; a clinic says gone", () => {
    const story = journeying();
    const lines = story.ends("contact lost");
    expect(lines).toContain("800 follow-up welfare check open");
    expect(story.state.followUps).toMatchObject([
      { task: "next-day check", dueAt: (800 + DAY) * 1_000 },
      { task: "welfare check", dueAt: 800_000 },
    ]);
    expect(recovering().ends("contact lost")).toEqual([
      "3480 refused: Contact is lost with a home: here, record that the patient is gone",
    ]);
  });

  test("a tablet that dissolves keeps nobody from recording that contact is lost", () => {
    const story = clearedAtHome();
    story.at(180).doses({ mg: 100 });
    expect(story.ends("contact lost")).toContain("180 done");
  });

  test("whoever was given a dose is asked for afterwards, however it ended; a session given up was none", () => {
    const story = sprayed();
    story.ends("left against advice");
    expect(story.state.followUps).toMatchObject([{ task: "REMS form", done: "not yet", pseudonym: "Blue 7" }]);
    const none = cleared({}, { protocol: "intranasal" });
    none.ends("cancelled");
    expect(none.state.followUps).toEqual([]);
    const givenUp = sprayed();
    givenUp.ends("abandoned");
    expect(givenUp.state.followUps).toEqual([]);
  });

  test("with the last task done the session is closed", () => {
    const story = journeying();
    const { id } = story.facts;
    story.ends("contact lost");
    story.does({ type: "patient.left", chair });
    const done = (task: "next-day check" | "welfare check") =>
      story.does({ type: "followup.done", chair, session: id, task, note: "well" });
    expect(done("welfare check")).toEqual(["800 follow-up welfare check done", "800 done"]);
    expect(done("welfare check")).toEqual(["800 refused: It was done already, by Ada"]);
    expect(story.at(800 + DAY)).toBeDefined();
    expect(facts(done("next-day check"))).toEqual([
      `${800 + DAY} follow-up next-day check done`,
      `${800 + DAY} session.closed`,
      `${800 + DAY} done`,
    ]);
    expect(story.state.followUps).toEqual([]);
    expect(done("next-day check")).toEqual([`${800 + DAY} refused: There is no such task here: look again`]);
  });

  test("S21: a discharge that was signed over a criterion is looked at again within a day", () => {
    const story = signable();
    story.finds({ nausea: 6 });
    const override = { reason: "goes home with her sister", second: "Dora" };
    expect(
      facts(story.asks("discharge.sign", { reason: "well enough", leaves: true, override }, { by: cleo })),
    ).toContain("6300 follow-up review of the override open");
    expect(story.state.followUps).toMatchObject([
      { task: "review of the override", dueAt: (6_300 + DAY) * 1_000, words: expect.stringContaining("nausea") },
    ]);
  });
});

describe("S22: signed, and waiting for the ride", () => {
  const waiting = () => {
    const story = signable();
    story.asks("discharge.sign", { reason: "well", leaves: false });
    return story;
  };

  test("the session stays open, and the patient who leaves is discharged", () => {
    const story = waiting();
    expect(story.facts).toMatchObject({ phase: "waiting", ended: "no", signed: { reason: "well", by: ada } });
    expect(story.refusal("patient.left")).toBeUndefined();
    expect(story.at(6_900).finds({ rr: 14, moaas: 5 })).toContain("6900 done");
    const lines = facts(story.at(7_000).does({ type: "patient.left", chair }));
    expect(lines).toContain("7000 session.ended: discharged");
    expect(lines).toContain("7000 watch.ended");
    expect(story.state).toMatchObject({ session: "no session", watch: "not watched" });
  });

  test("S21: nobody is discharged with a high alarm; the other ways out stay open", () => {
    const story = waiting();
    story.at(6_310).reads({ spo2: 79, pulse: 70 });
    expect(story.facts).toMatchObject({ phase: "review", signed: "not yet", checks: [] });
    expect(story.facts.phases.at(-1)).toMatchObject({
      by: "rule",
      why: "a high alarm (SpO2 low): the signature is taken back",
    });
    expect(story.does({ type: "patient.left", chair })[0]).toMatch(/refused: A session is open here: discharge it/);
    expect(story.ends("transferred").at(-1)).toMatch(/done$/);
  });

  test("nothing of a course that is over is possible in it", () => {
    const story = waiting();
    for (const act of ["dose.start", "dose.again", "discharge.check", "discharge.sign", "session.stopEarly"])
      expect(story.refusal(act)).toBeDefined();
    expect(story.ends("left against advice").at(-1)).toMatch(/done$/);
  });
});

describe("S22: reopened within 24 h", () => {
  const left = () => {
    const story = signable();
    const { id } = story.facts;
    story.asks("discharge.sign", { reason: "well", leaves: true });
    const reopens = (session = id) => story.does({ type: "session.reopen", chair, session, reason: "feels faint" });
    return { story, reopens };
  };

  test.each([
    [DAY, "done"],
    [DAY + 0.001, "refused"],
  ])("%d s after its end: %s", (seconds, answer) => {
    const { story, reopens } = left();
    story.at(6_300 + seconds);
    expect(reopens().join()).toContain(answer);
    expect(story.state.session === "no session").toBe(answer === "refused");
  });

  test("in recovery, with the discharge to be earned anew and the probe to be put on anew", () => {
    const { story, reopens } = left();
    story.at(7_000);
    expect(facts(reopens())).toEqual([
      "7000 recovery: reopened: feels faint",
      "7000 watch.started",
      "7000 done",
      "7000 review: 50 min after the pump stopped",
    ]);
    expect(story.facts).toMatchObject({ ended: "no", signed: "not yet", checks: [], limits: "as in the protocol" });
    expect(story.refusal("discharge.check")).toMatch(/SpO2 on room air/);
    expect(story.session.binding.on).toEqual([]);
    expect(reopens()).toEqual(["7000 refused: A session is open here already"]);
  });

  test("before its patient has left, too: nothing was put down", () => {
    const story = recovering();
    const { id } = story.facts;
    story.ends("gone");
    expect(story.does({ type: "session.reopen", chair, session: id, reason: "came back" })).toContain("3480 done");
    expect(story.facts.phase).toBe("recovery");
    expect(story.session.binding.on).not.toEqual([]);
  });

  test("a dose that went on when the session ended was over with it", () => {
    const story = clearedAtHome();
    story.at(180).doses({ mg: 100 });
    const { id } = story.facts;
    story.at(300).ends("contact lost");
    story.at(900).does({ type: "session.reopen", chair, session: id, reason: "answered the phone" });
    expect(story.dose).toMatchObject({ pump: "stopped", stoppedAt: 300_000 });
    expect(story.facts.phase).toBe("recovery");
  });

  test("not another one, not beside one that is open, and none without a dose", () => {
    const { story, reopens } = left();
    expect(reopens(SessionId.parse("chair-1-99"))[0]).toMatch(/refused: It is not the last session of this chair/);
    story.at(7_000).opens();
    expect(reopens()).toEqual(["7000 refused: A session is open here already"]);
    const none = cleared();
    const { id } = none.facts;
    none.ends("cancelled");
    expect(none.does({ type: "session.reopen", chair, session: id, reason: "again" })).toEqual([
      "120 refused: No dose was given in it: open a new session",
    ]);
  });

  test("a task that stands is not asked for twice", () => {
    const story = journeying();
    const { id } = story.facts;
    story.ends("contact lost");
    story.at(900).does({ type: "session.reopen", chair, session: id, reason: "answered" });
    story.at(1_000).ends("left against advice");
    expect(story.state.followUps.map(({ task }) => task).toSorted()).toEqual(["next-day check", "welfare check"]);
  });
});

test("every phase was entered by one event, with a person or a rule as its author", () => {
  for (const begin of [dosing, active, reviewed]) {
    const story = begin();
    story.asks("session.emergency", { what: "collapse" });
    const entered = story.facts.phases.map(({ phase }) => phase);
    const told = story.all.flatMap(({ event }) =>
      event.type === "session.opened" || event.type === "session.changed" ? [event.session.phases.length] : [],
    );
    expect(new Set(told)).toEqual(new Set(entered.map((_, index) => index + 1)));
    expect(story.facts.phases.every(({ by }) => by === "rule" || by.name === "Ada")).toBe(true);
  }
});
