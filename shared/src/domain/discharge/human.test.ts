import { describe, expect, test } from "vitest";
import { Minutes } from "../../kernel/index.ts";
import type { CriterionId, Findings } from "../../contracts/index.ts";
import { iv } from "../protocol/iv.ts";
import { ada } from "../story.test-support.ts";
import { criterion, minute, wellFindings, type Setting } from "./scene.test-support.ts";

type State = "met" | "not met" | "not known";

const longFresh = { ...iv, discharge: { ...iv.discharge, findingFreshMs: Minutes(600) } };

describe("S21: what a person finds", () => {
  test.each<readonly [keyof Findings & CriterionId, Findings, State]>([
    ["moaas", { moaas: 5 }, "met"],
    ["moaas", { moaas: 4 }, "not met"],
    ["dissociation", { dissociation: "resolved" }, "met"],
    ["dissociation", { dissociation: "present" }, "not met"],
    ["orientation", { orientation: "oriented" }, "met"],
    ["orientation", { orientation: "not oriented" }, "not met"],
    ["gait", { gait: "steady" }, "met"],
    ["gait", { gait: "unsteady" }, "not met"],
    ["nausea", { nausea: 3 }, "met"],
    ["nausea", { nausea: 4 }, "not met"],
    ["escort", { escort: "present" }, "met"],
    ["escort", { escort: "not present" }, "not met"],
  ])("%s %o is %s", (id, finding, state) => {
    expect(criterion(id, { findings: { ...wellFindings, ...finding } }).state).toBe(state);
  });

  const names = ["moaas", "dissociation", "orientation", "gait", "nausea", "escort"] as const;
  test.each(names)("%s is empty until somebody records it", (id) => {
    expect(criterion(id, { findings: {} })).toMatchObject({ state: "not known", evidence: "nobody has recorded it" });
  });

  test.each(names)("%s stands for 10 min, and dissociation until another finding", (id) => {
    expect(criterion(id, { foundAt: 50 })).toMatchObject({ state: "met", at: minute(50) });
    expect(criterion(id, { foundAt: 50 - 0.001 }).state).toBe(id === "dissociation" ? "met" : "not known");
  });

  test.each(names)("%s that was recorded before the pump stopped says nothing of now", (id) => {
    const found: Setting = { foundAt: 0, protocol: longFresh };
    expect(criterion(id, found).state).toBe("not known");
    expect(criterion(id, { ...found, foundAt: 0.001 }).state).toBe("met");
  });

  test("who found it is part of the evidence", () => {
    expect(criterion("moaas").evidence).toBe(`MOAA/S 5, ${ada.name}`);
  });
});
