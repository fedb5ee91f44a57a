import { describe, expect, test } from "vitest";
import { Instant, Millis } from "../../kernel/index.ts";
import { Evidence, type Limits } from "../../contracts/index.ts";
import { apnoeaFinding, judgeApnoea } from "./apnoea.ts";
import { batteryLow } from "./batteryLow.ts";
import { clockOff } from "./clockOff.ts";
import { compoundFinding, judgeCompound } from "./compound.ts";
import { countedRr } from "./countedRr.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { emergencyFinding, eventFinding } from "./eventFinding.ts";
import type { Finding } from "./finding.ts";
import { notHeld } from "./held.ts";
import { ladder } from "./ladder.ts";
import { belowBaseline, meanLow } from "./lowPressure.ts";
import { offMonitor } from "./offMonitor.ts";
import { paradox } from "./paradox.ts";
import { comparePulses, twoPeople } from "./people.ts";
import { sedation } from "./sedation.ts";
import { vasovagal } from "./vasovagal.ts";

const { rules, bpLow } = defaultLimits;
const at = (seconds: number) => Instant(seconds * 1_000);
const by = { name: "Ada", verified: false } as const;
const reading = (systolic: number, diastolic = 50) =>
  ({ systolic, diastolic, mean: "unavailable", pulse: "unavailable" }) as const;
const none = { value: 0, quality: "good", averagingMs: Millis(4_000) } as const;
const noBreath = judgeApnoea(judgeApnoea(notHeld, none, defaultLimits, at(0)), none, defaultLimits, at(20));
const calm = { limit: 3, rr: "unknown", counted: "not recorded" } as const;
const all = { moaas: 3, limit: 3, spo2: 90, rr: 8, counted: { value: 9, fresh: true } } as const;
const apart = comparePulses(comparePulses("agree", 100, [70], rules.twoPeople), 101, [70], rules.twoPeople);
const off = { since: at(0), until: at(300), why: "toilet", company: true, by } as const;
const brain = { moaas: { from: 5, to: 2 }, headache: true };

const part = (name: string, value: number, limit: number, unit: string, direction: "above" | "below" = "below") => ({
  name,
  value,
  limit,
  unit,
  direction,
});

describe("what an alarm saw is told with its numbers, each with its limit, its unit and its side", () => {
  test.each<readonly [string, Finding, number, Evidence]>([
    [
      "no breath",
      apnoeaFinding(noBreath, defaultLimits),
      24_000,
      { kind: "number", value: 0, limit: 1, unit: "/min", direction: "below", quality: "good" },
    ],
    [
      "an empty battery",
      batteryLow(9, rules.battery),
      0,
      { kind: "number", value: 9, limit: 10, unit: "%", direction: "below", quality: "good" },
    ],
    [
      "a low one",
      batteryLow(19, rules.battery),
      0,
      { kind: "number", value: 19, limit: 20, unit: "%", direction: "below", quality: "good" },
    ],
    [
      "a clock that is ahead",
      clockOff(150_000, rules.clockOffMs),
      0,
      { kind: "words", words: "its clock is 2 min ahead of ours" },
    ],
    [
      "breaths that were counted",
      countedRr("rr/low", 8, defaultLimits),
      0,
      { kind: "several", parts: [part("breaths counted", 8, 9, "/min")], words: "8 breaths a minute, counted" },
    ],
    [
      "a low mean",
      meanLow(reading(82, 44), ladder(bpLow), rules),
      0,
      {
        kind: "several",
        parts: [part("mean pressure", 57, 60, "mmHg")],
        words: "mean 57 mmHg of 82/44, reckoned: the cuff gave no mean",
      },
    ],
    [
      "a systolic far below the baseline",
      belowBaseline(reading(88), 127, ladder(bpLow), rules),
      0,
      {
        kind: "several",
        parts: [part("systolic", 88, 88.9, "mmHg")],
        words: "systolic 88 mmHg, baseline 127: below 70 %",
      },
    ],
    [
      "off the monitor for too long",
      offMonitor(off, rules.offMonitor, at(420)),
      120_000,
      { kind: "words", words: "off the monitor (toilet): the time that was allowed is over" },
    ],
    [
      "a high pressure and the brain",
      paradox(reading(190), [44], brain, rules.paradox),
      0,
      {
        kind: "several",
        parts: [
          part("systolic", 190, 180, "mmHg", "above"),
          part("pulse", 44, 50, "/min"),
          part("drop of MOAA/S", 3, 2, "", "above"),
        ],
        words: "systolic 190 mmHg with pulse 44, MOAA/S 2 after 5, severe headache",
      },
    ],
    [
      "a low pressure with a slow pulse",
      vasovagal(reading(80), [70, 44], rules.vasovagal),
      0,
      {
        kind: "several",
        parts: [part("systolic", 80, 90, "mmHg"), part("pulse", 44, 50, "/min")],
        words: "systolic 80 mmHg with pulse 44: lay flat, raise the legs",
      },
    ],
    [
      "two people",
      twoPeople(apart, rules.twoPeople),
      0,
      {
        kind: "several",
        parts: [part("pulses apart", 31, 20, "/min", "above")],
        words: "pulse 101 at the cuff and 70 at the probe, 2 readings in a row: two people?",
      },
    ],
    [
      "a deep sedation",
      sedation(2, rules.sedation),
      0,
      { kind: "several", parts: [part("MOAA/S", 2, 2, "")], words: "MOAA/S 2: 2 or less" },
    ],
    [
      "a moderate one",
      sedation(3, rules.sedation),
      0,
      { kind: "several", parts: [part("MOAA/S", 3, 3, "")], words: "MOAA/S 3: 3 or less" },
    ],
    [
      "sedated and breathing too little",
      compoundFinding(judgeCompound("awake", all, defaultLimits, at(0)), rules),
      0,
      {
        kind: "several",
        parts: [
          part("MOAA/S", 3, 3, ""),
          part("SpO2", 90, 92, "%"),
          part("breaths", 8, 10, "/min"),
          part("breaths counted", 9, 10, "/min"),
        ],
        words: "MOAA/S 3 with SpO2 90 %, breaths 8, breaths counted 9",
      },
    ],
    [
      "sedated with a low SpO2 alone",
      compoundFinding(judgeCompound("awake", { ...calm, moaas: 3, spo2: 91 }, defaultLimits, at(0)), rules),
      0,
      {
        kind: "several",
        parts: [part("MOAA/S", 3, 3, ""), part("SpO2", 91, 92, "%")],
        words: "MOAA/S 3 with SpO2 91 %",
      },
    ],
    [
      "an event",
      eventFinding("agitation", { moaas: 5, dosed: true }, undefined),
      0,
      { kind: "words", words: "agitation: a named observer stays" },
    ],
    [
      "chest pain",
      eventFinding("chest pain", { moaas: 5, dosed: true }, "left arm"),
      0,
      { kind: "words", words: "chest pain: measure the pressure: left arm" },
    ],
    [
      "severe headache",
      eventFinding("severe headache", { moaas: 5, dosed: true }, undefined),
      0,
      { kind: "words", words: "severe headache: measure the pressure" },
    ],
    [
      "vomiting of somebody who is awake",
      eventFinding("vomiting", { moaas: 5, dosed: true }, undefined),
      0,
      { kind: "words", words: "vomiting" },
    ],
    [
      "an emergency",
      emergencyFinding({ since: at(0), by: "rule", what: "collapse" }, []),
      0,
      { kind: "words", words: "collapse" },
    ],
  ])("%s", (_, finding, delayMs, evidence) => {
    expect(finding).toMatchObject({ is: "present", evidence, delayMs });
    expect(Evidence.safeParse(evidence).success).toBe(true);
  });
});

test("S15: what one of two probes says is a new reading each time", () => {
  expect(twoPeople(apart, rules.twoPeople)).toMatchObject({ news: "new reading" });
});

test("S6: where a clinic's ladder has no step of a priority, the mean makes its last one", () => {
  const medium: Limits["bpLow"] = [
    { systolic: 90, priority: "info", when: "once" },
    { systolic: 80, priority: "medium", when: "once" },
  ];
  expect(meanLow(reading(70, 40), ladder(medium), rules)).toMatchObject({ step: 1, priority: "high" });
  expect(meanLow(reading(70, 40), ladder(bpLow), rules)).toMatchObject({ step: 1 });
  expect(belowBaseline(reading(70), 130, ladder(medium), rules)).toMatchObject({ step: 1, priority: "medium" });
  const worse: Limits["bpLow"] = [...bpLow, { systolic: 70, priority: "high", when: "once" }];
  expect(meanLow(reading(70, 40), ladder(worse), rules)).toMatchObject({ step: 1 });
});
