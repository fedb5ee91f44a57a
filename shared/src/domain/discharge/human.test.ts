import { describe, expect, test } from "vitest";
import { Minutes } from "../../kernel/index.ts";
import type { CriterionId, FindingName, Findings, Found, Role } from "../../contracts/index.ts";
import { iv } from "../protocol/iv.ts";
import { sublingual } from "../protocol/sublingual.ts";
import { ada } from "../story.test-support.ts";
import { criteriaOf } from "./criteria.ts";
import { failsCheck } from "./human.ts";
import { criterion, homeFindings, minute, scene, wellFindings, type Setting } from "./scene.test-support.ts";

type State = "met" | "not met" | "not known";

const longFresh = { ...iv, discharge: { ...iv.discharge, findingFreshMs: Minutes(600) } };
const mpadss = { ...iv, discharge: { ...iv.discharge, score: { of: "mpadss" as const, least: 9 } } };
const arrived: Setting = { facts: { arrival: { givenAt: minute(-90), readings: [] } } };
const home: Setting = { protocol: sublingual, findings: homeFindings };

describe("S21: what a person finds", () => {
  const found: readonly (readonly [CriterionId, Findings, State, Setting?])[] = [
    ["rr", { rr: 10 }, "met"],
    ["rr", { rr: 25 }, "not met"],
    ["moaas", { moaas: 5 }, "met"],
    ["moaas", { moaas: 4 }, "not met"],
    ["dissociation", { dissociation: "resolved" }, "met"],
    ["dissociation", { dissociation: "present" }, "not met"],
    ["orientation", { orientation: "oriented" }, "met"],
    ["orientation", { orientation: "not oriented" }, "not met"],
    ["gait", { gait: "steady" }, "met"],
    ["gait", { gait: "unsteady" }, "not met"],
    ["standing", { standing: "tolerated" }, "met", arrived],
    ["standing", { standing: "not tolerated" }, "not met", arrived],
    ["nausea", { nausea: 3 }, "met"],
    ["nausea", { nausea: 4 }, "not met"],
    ["score", { mpadss: { vitals: 2, ambulation: 2, nausea: 2, pain: 2, bleeding: 1 } }, "met", { protocol: mpadss }],
    [
      "score",
      { mpadss: { vitals: 2, ambulation: 2, nausea: 2, pain: 1, bleeding: 1 } },
      "not met",
      { protocol: mpadss },
    ],
    ["symptoms", { symptoms: [] }, "met"],
    ["symptoms", { symptoms: ["chest pain"] }, "not met"],
    ["mood", { mood: "no acute distress" }, "met"],
    ["mood", { mood: "acute distress" }, "not met"],
    ["escort", { escort: "present" }, "met"],
    ["escort", { escort: "not present" }, "not met"],
    ["transport", { transport: "arranged" }, "met"],
    ["transport", { transport: "not arranged" }, "not met"],
    ["driving", { driving: "acknowledged" }, "met"],
    ["driving", { driving: "not acknowledged" }, "not met"],
    ["instructions", { instructions: "handed over" }, "met"],
    ["instructions", { instructions: "not handed over" }, "not met"],
    ["support", { support: "stays" }, "met", home],
    ["support", { support: "does not stay" }, "not met", home],
    ["endCall", { endCall: "made" }, "met", home],
    ["endCall", { endCall: "not made" }, "not met", home],
  ];
  test.each(found.map(([id, finding, state, setting = {}]) => [id, finding, state, setting] as const))(
    "%s %o is %s",
    (id, finding, state, setting) => {
      expect(criterion(id, { ...setting, findings: { ...homeFindings, ...finding } })).toMatchObject({ state });
    },
  );

  const ofState = ["rr", "moaas", "orientation", "gait", "nausea", "score", "symptoms", "mood", "escort"] as const;
  const lasting = ["dissociation", "transport", "driving", "instructions"] as const;
  const names = [...ofState, ...lasting] as const;

  test.each(names)("%s is empty until somebody records it", (id) => {
    expect(criterion(id, { findings: {} })).toMatchObject({ state: "not known", evidence: "nobody has recorded it" });
  });

  test.each(names)("%s: a state of the patient stands for 10 min, the rest until another finding", (id) => {
    expect(criterion(id, { foundAt: 50 })).toMatchObject({ state: "met", at: minute(50) });
    const ages = ofState.some((name) => name === id);
    expect(criterion(id, { foundAt: 50 - 0.001 }).state).toBe(ages ? "not known" : "met");
  });

  test.each(names)("%s: a state from before the end of the dose says nothing of now", (id) => {
    const found: Setting = { foundAt: 0, protocol: longFresh };
    const anyTime = id === "transport" || id === "driving" || id === "instructions";
    expect(criterion(id, found).state).toBe(anyTime ? "met" : "not known");
    expect(criterion(id, { ...found, foundAt: 0.001 }).state).toBe("met");
  });

  test.each<readonly [number, State]>([
    [-35 - 0.001, "met"],
    [-35, "not known"],
    [20 - 0.001, "not known"],
    [20, "met"],
  ])("S20: what the patient acknowledged in the dissociative window proves nothing (minute %d)", (foundAt, state) => {
    const facts = { window: { from: minute(-35), to: minute(20) } };
    expect(criterion("driving", { foundAt, facts }).state).toBe(state);
    expect(criterion("instructions", { foundAt, facts }).state).toBe("met");
  });

  test("S20: nor while the window is still open", () => {
    const facts = { window: { from: minute(-35), to: "dose goes on" as const } };
    expect(criterion("driving", { foundAt: 20, facts }).state).toBe("not known");
  });

  test("why it proves nothing is said with it", () => {
    expect(criterion("moaas", { foundAt: 0, protocol: longFresh }).evidence).toBe(
      "MOAA/S 5, Ada: not recorded since the pump stopped",
    );
    expect(criterion("moaas", { foundAt: 49 }).evidence).toBe("MOAA/S 5, Ada: more than 10 min ago");
    const facts = { window: { from: minute(-35), to: minute(20) } };
    expect(criterion("driving", { foundAt: 0, facts }).evidence).toBe(
      "acknowledged, Ada: said in the dissociative window, ask again",
    );
  });

  test("who found it is part of the evidence", () => {
    expect(criterion("moaas").evidence).toBe(`MOAA/S 5, ${ada.name}`);
    expect(criterion("score").evidence).toBe(`9 of 10, ${ada.name}`);
  });
});

describe("S21: what is asked only somewhere stands as long as the rest", () => {
  const places: readonly (readonly [CriterionId, Setting, "a while" | "since the dose"])[] = [
    ["standing", { ...arrived, findings: { ...wellFindings, standing: "tolerated" } }, "a while"],
    ["support", home, "a while"],
    ["endCall", home, "since the dose"],
  ];
  test.each(places)("%s", (id, setting, stands) => {
    expect(criterion(id, { ...setting, foundAt: 50 }).state).toBe("met");
    expect(criterion(id, { ...setting, foundAt: 49 }).state).toBe(stands === "a while" ? "not known" : "met");
    expect(criterion(id, { ...setting, foundAt: 0 }).state).toBe("not known");
  });

  test("and fails a check only where it tells of the patient", () => {
    const fails = (setting: Setting, name: FindingName, value: Found["value"]): boolean => {
      const { session, at } = scene(setting);
      const [any] = Object.values(session.facts.findings);
      if (any === undefined) throw new Error("a scene has findings");
      return failsCheck({ [name]: { ...any, value, at } }, session);
    };
    expect(fails(arrived, "standing", "not tolerated")).toBe(true);
    expect(fails({}, "standing", "not tolerated")).toBe(false);
    expect(fails(home, "support", "does not stay")).toBe(false);
    expect(fails(home, "endCall", "not made")).toBe(false);
  });
});

describe("clinical 7: CADSS-6 or a clinician's word", () => {
  type Line = readonly [name: FindingName, value: Found["value"], min: number, role?: Role];
  test.each<readonly [string, readonly Line[], State, string]>([
    ["the score alone", [["cadss6", 1, 55]], "met", "CADSS-6 1, Ada"],
    [
      "a later score",
      [
        ["dissociation", "resolved", 50],
        ["cadss6", 2, 55],
      ],
      "not met",
      "CADSS-6 2, Ada",
    ],
    [
      "a later word",
      [
        ["cadss6", 2, 50],
        ["dissociation", "resolved", 55],
      ],
      "met",
      "resolved, Ada",
    ],
    [
      "a later word that it is there",
      [
        ["cadss6", 0, 50],
        ["dissociation", "present", 55],
      ],
      "not met",
      "present, Ada",
    ],
    [
      "of one instant the word",
      [
        ["cadss6", 4, 55],
        ["dissociation", "resolved", 55],
      ],
      "met",
      "resolved, Ada",
    ],
    [
      "a lay helper's word",
      [["dissociation", "resolved", 55, "support person"]],
      "not met",
      "resolved, said by the support person only, Ada",
    ],
    [
      "a lay helper's word that it is there",
      [["dissociation", "present", 55, "support person"]],
      "not met",
      "present, Ada",
    ],
  ])("%s stands", (_, lines, state, evidence) => {
    const { dissociation: _none, ...rest } = wellFindings;
    const found = lines.map(([name, value, min, role]) => ({
      name,
      value,
      min,
      by: { ...ada, ...(role !== undefined && { role }) },
    }));
    expect(criterion("dissociation", { findings: rest, found })).toMatchObject({ state, evidence });
  });
});

describe("what is asked where", () => {
  const asked = (setting: Setting): readonly CriterionId[] => {
    const { session, chair, at } = scene(setting);
    return criteriaOf(session, chair, at).map(({ id }) => id);
  };
  test("a clinic asks for an escort and a ride, a home for its support person and the call that ends the session", () => {
    const inClinic = asked({});
    const atHome = asked(home);
    expect(inClinic).toEqual(expect.arrayContaining(["escort", "transport", "driving", "instructions"]));
    expect(inClinic).not.toEqual(expect.arrayContaining(["support"]));
    expect(atHome).toEqual(expect.arrayContaining(["support", "endCall", "driving", "instructions"]));
    for (const id of ["escort", "transport"] as const) expect(atHome).not.toContain(id);
  });

  test("S19: a standing pressure only after an antihypertensive before the dose", () => {
    expect(asked({})).not.toContain("standing");
    expect(asked(arrived)).toContain("standing");
  });
});

describe("clinical 6: complete checks are consecutive", () => {
  test.each<readonly [string, Found["value"], boolean]>([
    ["moaas", 4, true],
    ["moaas", 5, false],
    ["rr", 9, true],
    ["cadss6", 2, true],
    ["symptoms", "chest pain", true],
    ["mood", "acute distress", true],
    ["orientation", "not oriented", true],
    ["gait", "unsteady", true],
    ["nausea", 4, true],
    ["aldrete", 8, true],
    ["aldrete", 9, false],
    // Neither tells of the patient: they are asked at the check and at the signature.
    ["escort", "not present", false],
    ["transport", "not arranged", false],
    ["driving", "not acknowledged", false],
    ["instructions", "not handed over", false],
    // No criterion of this protocol.
    ["mpadss", 2, false],
    ["pain", 9, false],
  ])("%s %s begins the count anew: %s", (name, value, fails) => {
    const { session, at } = scene();
    const found = { [name]: { value, at, by: ada, entry: Object.values(session.facts.findings)[0]?.entry } };
    const { entry } = found[name] ?? {};
    if (entry === undefined) throw new Error("a scene has findings");
    expect(failsCheck({ [name]: { value, at, by: ada, entry } }, session)).toBe(fails);
  });
});
