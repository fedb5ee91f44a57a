import { describe, expect, test } from "vitest";
import { Minutes } from "../../kernel/index.ts";
import type { Dose, Protocol, Timer } from "../../contracts/index.ts";
import { protocols } from "../protocol/protocols.ts";
import { ada } from "../story.test-support.ts";
import { iv } from "../protocol/iv.ts";
import { minute, scene, type Setting } from "./scene.test-support.ts";
import { countedFrom, due, endWords, fromWords, timingOf } from "./timer.ts";

const { dose, screening } = scene().session.facts;
if (dose === "none" || dose.stoppedAt === "not yet") throw new Error("a scene has a dose that has ended");
const part = (min: number) => ({ at: minute(min), mg: 28, by: ada });
/** Two parts 5 min apart, the first 10 min before the end of the dose. */
const twice = { ...dose, startedAt: minute(-10), stoppedAt: minute(0), parts: [part(-10), part(-5)] };

const ofKind = (kind: Protocol["dosing"]["kind"]): Protocol => {
  const found = protocols.find(({ dosing }) => dosing.kind === kind);
  if (found === undefined) throw new Error(`no protocol with ${kind}`);
  return found;
};

describe("S9: from when a time is counted", () => {
  test.each<readonly [Timer["from"], Protocol["dosing"]["kind"], Pick<Dose, "parts">, number, string]>([
    ["end of dose", "pump", twice, 0, "the pump stopped"],
    ["end of dose", "devices", twice, 0, "the last device"],
    ["end of dose", "injection", twice, 0, "the injection"],
    ["end of dose", "tablet", twice, 0, "the tablet was gone"],
    ["first dose", "devices", twice, -10, "the first dose"],
    ["first dose", "injection", twice, -5, "the last dose"],
    ["first dose", "tablet", twice, -5, "the last dose"],
    ["first dose", "injection", { parts: [part(-10)] }, -10, "the first dose"],
    ["first dose", "tablet", { parts: [] }, -10, "the first dose"],
  ])("%s, %s", (from, kind, { parts }, min, words) => {
    const given = { ...twice, parts };
    expect(countedFrom(given, from, ofKind(kind))).toBe(minute(min));
    expect(fromWords(given, from, ofKind(kind))).toBe(words);
  });

  test("the end of the dose is that of its route", () => {
    expect(endWords(iv)).toBe("the pump stopped");
  });
});

describe("S9, S17, S19: the timer that decides is the one that ends last", () => {
  const decides = (setting: Setting): string => {
    const timing = timingOf(scene(setting).session);
    if (timing === "dose goes on") return timing;
    return `${(due(timing) - minute(0)) / 60_000} min, since ${timing.words}`;
  };
  const again = (min: number, forMin: number) => [{ at: minute(min), forMs: Minutes(forMin), why: "flumazenil" }];
  const longer = 60 + iv.discharge.factorMs / 60_000;

  test.each<readonly [string, Setting, string]>([
    ["the protocol's own", {}, "60 min, since the pump stopped"],
    ["a drug that was given late", { facts: { clock: again(10, 120) } }, "130 min, since flumazenil"],
    ["one whose time is over sooner", { facts: { clock: again(10, 30) } }, "60 min, since the pump stopped"],
    [
      "of two that end together the protocol's own",
      { facts: { clock: again(0, 60) } },
      "60 min, since the pump stopped",
    ],
    [
      "longer after an antihypertensive before the dose",
      { facts: { arrival: { givenAt: minute(-90), readings: [] } } },
      `${longer} min, since the pump stopped`,
    ],
    [
      "longer with a factor",
      { facts: { screening: { ...screening, factors: ["opioid"] } } },
      `${longer} min, since the pump stopped`,
    ],
    ["before there is a dose", { facts: { dose: "none" } }, "dose goes on"],
    ["while it goes on", { facts: { dose: { ...dose, stoppedAt: "not yet" } } }, "dose goes on"],
  ])("%s", (_, setting, what) => {
    expect(decides(setting)).toBe(what);
  });
});
