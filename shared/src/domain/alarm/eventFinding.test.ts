import { describe, expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import type { EventName } from "../../contracts/index.ts";
import { emergencyFinding, eventFinding, isEmergency, type Alert } from "./eventFinding.ts";
import { found, said } from "./words.test-support.ts";

const awake: Alert = { moaas: 5, dosed: true };

describe("S17: what has no number", () => {
  test.each<readonly [EventName, string]>([
    ["vomiting", "info 0 by event"],
    ["agitation", "medium 1 by event"],
    ["chest pain", "medium 1 by event"],
    ["severe headache", "medium 1 by event"],
    ["fall", "medium 1 by event"],
  ])("%s of somebody who is awake: %s", (what, is) => {
    expect(isEmergency(what)).toBe(false);
    expect(found(eventFinding(what, awake, undefined))).toBe(is);
  });

  test.each<EventName>(["stridor", "laryngospasm", "apnoea", "seizure", "collapse"])("%s is an emergency", (what) => {
    expect(isEmergency(what)).toBe(true);
    expect(found(eventFinding(what, awake, undefined))).toBe("nothing");
  });

  test.each<readonly [Alert, string]>([
    [{ moaas: 4, dosed: true }, "medium 1 by event"],
    [{ moaas: 5, dosed: true }, "info 0 by event"],
    [{ moaas: "not recorded", dosed: true }, "medium 1 by event"],
    [{ moaas: "not recorded", dosed: false }, "info 0 by event"],
  ])("vomiting is medium up to MOAA/S 4, and after a dose where nobody knows: %o", (alert, is) => {
    expect(found(eventFinding("vomiting", alert, undefined))).toBe(is);
  });

  test("it says what to do first, and what was written", () => {
    expect(said(eventFinding("vomiting", { moaas: 3, dosed: true }, "twice"))).toBe("vomiting: turn on side: twice");
    expect(said(eventFinding("fall", awake, undefined))).toBe("fall: look for injuries");
  });
});

describe("S17: an emergency is high", () => {
  const seizure = { since: Instant(0), by: "rule", what: "seizure" } as const;

  test.each<readonly [string, readonly EventName[], string, string]>([
    ["as it was declared", [], "high 0 by emergency", "seizure"],
    ["something more happens: a worse step", ["apnoea"], "high 1 by emergency", "seizure, apnoea"],
    ["and again: heard once more", ["apnoea", "apnoea"], "high 2 by emergency", "seizure, apnoea (2 times)"],
    ["the same as at first", ["seizure"], "high 1 by emergency", "seizure, again seizure"],
  ])("%s", (_, further, is, words) => {
    expect(found(emergencyFinding(seizure, further))).toBe(is);
    expect(said(emergencyFinding(seizure, further))).toBe(words);
  });

  test("without one there is nothing", () => {
    expect(found(emergencyFinding("no", ["apnoea"]))).toBe("nothing");
  });
});
