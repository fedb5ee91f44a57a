import { describe, expect, test } from "vitest";
import { wellFindings } from "../discharge/scene.test-support.ts";
import { Minutes } from "../../kernel/index.ts";
import { SessionId } from "../../contracts/index.ts";
import { iv } from "../protocol/iv.ts";
import { chair, started, type Setting } from "../story.test-support.ts";
import {
  active,
  awake,
  cleared,
  dosing,
  drafted,
  opened,
  recovering,
  reviewed,
  SessionStory,
} from "./story.test-support.ts";

const stages = { draft: drafted, cleared, dosing, active, recovery: recovering, review: reviewed } as const;
type Stage = keyof typeof stages;

describe("opening", () => {
  test.each([
    [17, "0 refused: The age is 17: there is no protocol under 18 years"],
    [18, "0 done"],
  ])("S19: aged %d", (ageYears, answer) => {
    expect(new SessionStory().opens({ ageYears })).toContain(answer);
  });

  test("a protocol that is not there", () => {
    expect(new SessionStory().opens({ protocol: "oral" })).toEqual([
      "0 refused: There is no protocol oral here, only: iv, im, intranasal, sublingual",
    ]);
    expect(new SessionStory({ protocols: [] }).opens()).toEqual([
      "0 refused: There is no protocol iv here, only: none",
    ]);
  });

  test("while one is open, and before its patient has left", () => {
    const story = opened();
    expect(story.opens()).toEqual(["0 refused: A session is open here: discharge it, or record how it ended"]);
    story.ends("cancelled");
    expect(story.opens()).toEqual(["0 refused: The patient of the last session has not left: record that first"]);
    story.does({ type: "patient.left", chair });
    expect(story.at(1).opens()).toContain("1 done");
    expect(story.facts.id).toBe("chair-1-1000");
  });

  test("it starts no watch, and is of the protocol as it was then", () => {
    const story = new SessionStory();
    story.opens();
    expect(story.state.watch).toBe("not watched");
    expect(story.facts.protocol).toEqual({
      id: "iv",
      label: "IV infusion",
      route: "iv",
      setting: "clinic",
      simulated: false,
      signedOff: "nobody yet",
    });
    story.at(10).takes(started({ protocols: [] }));
    expect(story.session.protocol).toEqual(iv);
  });
});

describe("a command for another session or phase than the one that is", () => {
  test("another phase, whichever act it is", () => {
    const story = dosing();
    const words = "180 refused: Your screen showed cleared; the session is in dosing: look again";
    expect(story.asks("dose.start", { drug: "ketamine", mg: 35, weightKg: 70 }, { phase: "cleared" })).toEqual([words]);
    expect(story.asks("session.end", { outcome: "abandoned", reason: "x" }, { phase: "cleared" })).toEqual([words]);
  });

  test("another session, or none", () => {
    const story = dosing();
    const session = SessionId.parse("chair-1-99");
    expect(story.asks("chart.record", { entry: { kind: "findings", findings: awake } }, { session })).toEqual([
      "180 refused: Your screen showed another session: look again",
    ]);
    const over = cleared();
    const { id } = over.facts;
    over.ends("cancelled");
    expect(over.asks("dose.confirm", {}, { session: id })).toEqual([
      "120 refused: No session is open here: look again",
    ]);
  });

  test("an act that has no place in this phase changes nothing", () => {
    const story = drafted();
    const before = story.state;
    expect(story.asks("dose.stop", {})).toEqual([
      "0 refused: The session is in draft: this is possible only in dosing or paused or emergency",
    ]);
    expect(story.state).toEqual(before);
    expect(dosing().doses()).toEqual(["180 refused: The dose of this session was started already"]);
    expect(story.asks("chart.record", { entry: { kind: "findings", findings: {} } })).toEqual([
      "0 refused: Nothing was ticked: there is nothing to record",
    ]);
  });
});

describe("how a session ends", () => {
  const dosed = (stage: Stage) => stage !== "draft" && stage !== "cleared";
  test.each(Object.keys(stages).flatMap((name) => (isStage(name) ? [name] : [])))("from %s", (stage) => {
    const at = () => stages[stage]();
    expect(at().ends("abandoned").at(-1)).toMatch(
      dosed(stage) ? /refused: The dose was started: it is too late to give up, record how it ended$/ : /done$/,
    );
    const cancelled = at().ends("cancelled").at(-1);
    const gone = at().ends("left against advice").at(-1);
    const moved = at().ends("transferred").at(-1);
    if (stage === "dosing") {
      // S23: nobody would be told any more of a pump that runs on.
      expect([gone, moved]).toEqual(Array(2).fill(expect.stringMatching(/refused: The pump is recorded as running/)));
    } else if (dosed(stage)) {
      expect(cancelled).toMatch(/refused: The dose was started: it is too late to cancel, record how it ended$/);
      expect([gone, moved]).toEqual([expect.stringMatching(/done$/), expect.stringMatching(/done$/)]);
    } else {
      expect(cancelled).toMatch(/done$/);
      expect([gone, moved]).toEqual(Array(2).fill(expect.stringMatching(/refused: No dose was started/)));
    }
  });

  test("a simulated patient's may be given up in the middle of the dose", () => {
    const story = dosing({ protocols: [{ ...iv, simulated: true }] });
    expect(story.ends("abandoned").at(-1)).toMatch(/done$/);
  });

  test("its alarms end with it; it stays to be seen until the patient has left", () => {
    const story = dosing();
    story.waits(1_500);
    story.asks("dose.stop", {});
    story.waits(1_600);
    story.measures(175, 85);
    story.waits(2_600);
    const raised = ["bp/overdue", "bp/rise", "pump"] as const;
    expect(raised.map((condition) => story.find(condition)?.phase)).toEqual(["active", "active", "active"]);
    expect(story.ends("transferred")[0]).toMatch(/refused: Nobody has confirmed that the pump stands still/);
    story.asks("dose.confirm", {});
    const lines = story.ends("transferred");
    // What nobody answered while it lasted is left as a message.
    for (const condition of ["bp/overdue", "bp/rise"])
      expect(lines).toContainEqual(expect.stringContaining(`${condition} latched`));
    expect(lines.filter((line) => line.includes("session.ended"))).toEqual(["2600 session.ended: transferred"]);
    expect(story.find("bp/high")).toBeDefined();
    expect(story.facts).toMatchObject({ phase: "transferred", ended: { reason: "it was so" } });
    expect(story.judgement).toMatchObject({ due: [], refusals: {} });
    expect(story.deadline).toBeGreaterThan(2_600);
    story.does({ type: "patient.left", chair });
    expect(story.state.session).toBe("no session");
  });

  test("where nobody is watched nothing is left of it", () => {
    const story = new SessionStory();
    story.opens();
    story.ends("cancelled");
    expect(story.state.session).toBe("no session");
    // A screen forgets the session by its end, so nothing of it may be told behind that.
    expect(story.all.slice(-2).map(({ event }) => event.type)).toEqual(["session.ended", "command.done"]);
  });

  test("the patient cannot leave an open session behind", () => {
    const story = recovering();
    expect(story.does({ type: "patient.left", chair })[0]).toMatch(
      /refused: A session is open here: discharge it, or record how it ended$/,
    );
    expect(story.state.watch).not.toBe("not watched");
  });

  test("signed and not gone yet: the watch goes on", () => {
    const story = signable();
    expect(story.asks("discharge.sign", { reason: "well", leaves: false }).at(-1)).toMatch(/done$/);
    expect(story.state.watch).not.toBe("not watched");
    expect(story.facts.phase).toBe("waiting");
  });
});

describe("discharge is refused until it is earned", () => {
  test("too early, with how much of the time has passed", () => {
    const story = recovering();
    story.at(4_680);
    expect(story.asks("discharge.check", {})).toEqual(["4680 refused: Too early: 35 of 50 min since the pump stopped"]);
    expect(story.judgement.refusals["discharge.check"]).toEqual({
      why: "Too early: from 50 min after the pump stopped",
      from: 5_580_000,
    });
    expect(story.judgement.refusals["discharge.sign"]).toEqual({
      why: "Too early: from 60 min after the pump stopped",
      from: 6_180_000,
    });
  });

  test("a required fact that is not known is named", () => {
    const story = reviewed();
    story.finds({ moaas: 5, orientation: "oriented", nausea: 1, escort: "present" });
    const answer = story.asks("discharge.check", {}).at(-1);
    expect(answer).toMatch(/refused: .*Gait steady: not known/);
    expect(story.refusal("discharge.check")).toContain("Gait steady: not known");
    expect(story.facts.checks).toEqual([]);
  });

  test("one check is not enough, and two must lie 10 min apart", () => {
    const story = signable(1);
    expect(story.asks("discharge.sign", { reason: "well", leaves: true })[0]).toMatch(
      /refused: A second complete check/,
    );
    expect(story.refusal("discharge.sign")).toBe("A second complete check is needed, at least 10 min after the first");
    expect(story.due()).toContainEqual(expect.stringMatching(/discharge check$/));
  });

  test("after two checks the time must be over too", () => {
    const early = { ...iv, discharge: { ...iv.discharge, earlyMs: Minutes(15) } };
    const story = signable(2, 6_000, { protocols: [early] });
    expect(story.facts.checks).toHaveLength(2);
    expect(story.asks("discharge.sign", { reason: "well", leaves: true })[0]).toMatch(/^6000 refused: .*57 of 60 min/);
    expect(story.refusal("discharge.sign")).toBe("Too early to sign: from 60 min after the pump stopped");
    expect(story.due()).toContain("6180 signature");
    story.waits(6_180);
    expect(story.refusal("discharge.sign")).toBeUndefined();
  });

  test("the last check is no older than what was found for it", () => {
    const story = signable();
    story.at(6_900).measures(128, 78);
    story.finds(well);
    story.readsMessages();
    expect(story.refusal("discharge.sign")).toBeUndefined();
    story.waits(6_900.001);
    expect(story.refusal("discharge.sign")).toBe("The last complete check is more than 10 min old: check again");
    expect(story.asks("discharge.sign", { reason: "well", leaves: true })[0]).toMatch(/more than 10 min old/);
    story.asks("discharge.check", {});
    expect(story.refusal("discharge.sign")).toBeUndefined();
  });

  test("a criterion that is met no more is refused at the signature, and does not leave review", () => {
    const story = signable();
    story.finds({ gait: "unsteady" });
    expect(story.asks("discharge.sign", { reason: "well", leaves: true })[0]).toMatch(/refused: Gait steady: not met/);
    expect(story.facts.phase).toBe("review");
  });
});

const well = wellFindings;

/** All criteria met at `at`, with as many complete checks, 10 min apart where there are two. */
function signable(checks: 1 | 2 = 2, at = 6_300, setting: Setting = {}): SessionStory {
  const story = recovering(setting);
  story.at(at - 1_300).measures(127, 78);
  story.at(at - 600).measures(128, 78);
  story.finds(well);
  story.readsMessages();
  if (checks === 2) story.asks("discharge.check", {});
  story.at(at).measures(128, 78);
  story.finds(well);
  story.readsMessages();
  story.asks("discharge.check", {});
  return story;
}

const isStage = (name: string): name is Stage => name in stages;
