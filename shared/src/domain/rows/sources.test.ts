import { expect, test } from "vitest";
import { registry, rules } from "./registry.test-support.ts";
import { routes } from "./row.test-support.ts";

/** What a source says in numbers, and where its rows begin; "elsewhere" where no row of the engine can be. */
type Said = Readonly<Record<string, readonly string[] | `elsewhere: ${string}`>>;

const safety: Said = {
  "S1: SpO2 92, 88, 80": ["limits.spo2Low"],
  "S1: BP 180/110, 200/120": ["limits.bpHigh.2", "limits.bpHigh.3"],
  "S2: 15 s of valid values inside": ["limits.episodeEnd.holdMs"],
  "S2: 10, 30, 60 s": ["limits.signal"],
  "S2: in recovery 30, 60, 180 s": ["limits.signalRecovery"],
  "S2: < 92 in the last 60 s": ["limits.signalAfterLow"],
  "S2: MOAA/S 3": ["signal lost at MOAA/S"],
  "S3: 15 s at limit + 1": ["limits.episodeEnd"],
  "S3: three in 60 s, 2 points, 3 s": ["limits.rules.threeTimes"],
  "S3: a slope at 94, or 4 below the baseline": ["limits.rules.slope.upTo", "limits.rules.fall.points"],
  "S3: SatSeconds from 92": ["limits.rules.saturationSeconds", "limits.spo2Low.1.limit"],
  "S4: 180/110, again after 60 s, due in 2 min, high at 5 min": ["limits.bpHigh.2", "limits.confirm"],
  "S4: 200/120 at once": ["limits.bpHigh.3"],
  "S4: with a red flag at once": ["a red flag stands"],
  "S5: 3 repeats, 5 min, 60 s, 10 s": ["repeats at once", "then so often", "deflated between", "announced ahead"],
  "S6: 70 % of the baseline, mean 60": ["limits.rules.bpOfBaseline", "limits.rules.meanBelow"],
  "S6: 90 with 50": ["limits.rules.vasovagal"],
  "S6: 180 with 50, or a drop of 2": ["limits.rules.paradox"],
  "S6: pulse 150 for 10 s": ["limits.pulseHigh.3"],
  "S6: baseline pulse 45 to 55, less 10, floor 40": ["limits.rules.slowBaseline"],
  "S6: RR 24 and 30 for 60 s": ["limits.rrHigh"],
  "S6: 40, 25, only from 140/90": ["rise.systolic", "rise.diastolic", "rise.onlyFrom"],
  "S7: over-reading 94, 90": ["limits.rules.overRead"],
  "S7: a fall of 4 for 30 s": ["limits.rules.fall"],
  "S7: PI 0.4, held 30 s": ["limits.rules.poor"],
  "S7: a flat pleth for 10 s":
    "elsewhere: whoever takes the pleth in sees that it is flat, and says that there is no signal",
  "S8: on oxygen 94, every 5 min": ["limits.rules.oxygenMedium", "assessment.closeMs"],
  "S8: 1.5 x low, 2 x medium": ["assessment.overdueLow", "assessment.overdueMedium"],
  "S9: age 65": ["the age that is a factor, years"],
  "S9: BMI 40": "elsewhere: asked as an answer, nobody records a weight before the dose",
  "S9: every 5 min, MOAA/S 4, + 30 min": [
    "assessment.closeMs",
    "limits.rules.compound.withFactors",
    "discharge.factorMs",
  ],
  "S9: 120, 60, 30, 60": ["the clock again"],
  "S9: first + 120, last + 110": ["discharge.timers"],
  "S10: 60 s to be there": ["limits.answer.goingMs"],
  "S10: 60 s below 88, apnoea, MOAA/S 2; else 180": [
    "limits.answer.graveSpo2",
    "limits.answer.repeatGraveMs",
    "limits.answer.repeatMs",
    "MOAA/S repeats as the gravest",
  ],
  "S11: 94, 60 s, 2 in 10 min": ["limits.rules.cuffExcuse"],
  "S12: 30 min back": ["typed in so long after"],
  S13: "elsewhere: it names no number",
  "S14: SpO2 90 to 95 and 85 to 90, 30 and 10 s": ["SpO2 medium", "SpO2 high"],
  "S14: 180/110": ["BP high"],
  "S15: 20 apart, twice": ["limits.rules.twoPeople"],
  "S15: 4 apart for 30 s": ["limits.rules.differ"],
  "S16: MOAA/S 5, 94, 5 min, + 2 min": ["alone off the monitor at MOAA/S", "limits.rules.offMonitor"],
  "S17: vomiting at MOAA/S 4": ["vomiting is medium at MOAA/S"],
  "S17: 60 min after an emergency": ["the clock again, after an emergency"],
  "S18: 30 s, 60 s, 120 s, 30 s unseen": ["home.repeatMs", "home.mediumMs", "home.highMs", "home.highUnseenMs"],
  "S18: two failures of the cuff": ["the cuff fails in a row"],
  "S18: due + 10 min up to minute 90": ["cadence.grace"],
  "S18: every 15 min, two missed": ["home.presenceMs", "home.presenceMissed"],
  "S19: 2 min, 10, 15 min": ["baseline"],
  "S19: 30 min after an antihypertensive, + 30 min": ["a new baseline after an antihypertensive", "discharge.factorMs"],
  "S19: 160/100, 92, MOAA/S 3": ["noDose"],
  "S19: under 18": ["the least age, years"],
  "S20: + 5, + 20, 40 and 45": ["dissociation", "cadence.mandatory"],
  "S21: BP": ["discharge.bp"],
  "S21: pulse, SpO2, score": ["discharge.pulse", "discharge.spo2", "discharge.score"],
  "S21: 10 min before the timer": ["discharge.earlyMs"],
  "S21: not overridable": [
    "discharge.timers.0.ms",
    "MOAA/S at discharge",
    "nobody signs over a systolic pressure of",
    "nobody signs over a diastolic pressure of",
  ],
  "S22: every 30 min, 24 h": ["discharge.waitingMs", "reopened so long after"],
  "S23: 60 s, 10 min": ["dosing.confirmMs", "dosing.overrunMs"],
  "S23: a change > 25 %": "elsewhere: a screen asks again",
  S24: "elsewhere: taps, covers and sheets are of screens",
};

// The rows of section 8 that have numbers; what S says differently stands there.
const clinical: Said = {
  "Pre-dose soft hold": ["hold.soft"],
  "Pre-dose hard hold": ["hold.hard"],
  "Other hold": ["hold.systolicBelow", "hold.pulseBelow", "hold.pulseAbove", "hold.spo2Below", "hold.rrBelow"],
  "NIBP cadence": ["cadence.afterMs", "cadence.dosingMs", "cadence.alarmMs"],
  "BP info": ["limits.bpHigh.0", "rise.infoShare"],
  "BP medium": ["limits.bpHigh.1", "rise.systolic", "rise.diastolic"],
  "BP high": ["limits.bpHigh.2", "limits.bpHigh.3"],
  "BP low": ["limits.bpLow"],
  HR: ["limits.pulseLow", "limits.pulseHigh"],
  SpO2: ["limits.spo2Low", "limits.rules.saturationSeconds"],
  "RR / apnoea": ["limits.rrLow", "limits.rrHigh", "limits.rules.apnoeaMs"],
  "MOAA/S check": ["assessment.everyMs", "limits.rules.sedation"],
  "Link loss": ["limits.linkOximeter", "limits.linkCuff"],
  "BP overdue": ["cadence.overdueMedium"],
  "compound HIGH": ["limits.rules.compound"],
};

const paths = [...registry, ...rules];
const rowsAt = (where: string) =>
  paths.filter(({ path }) => path === where || [".", ",", " "].some((mark) => path.startsWith(where + mark)));

test("no safety rule is left out", () => {
  const named = new Set(Object.keys(safety).map((said) => said.split(":")[0]));
  expect([...named]).toEqual(Array.from({ length: 24 }, (_, index) => `S${index + 1}`));
});

test.each(
  Object.entries(safety).flatMap(([said, where]) => (typeof where === "string" ? [] : [[said, where] as const])),
)("%s: each has its rows", (_, where) => {
  for (const one of where) expect(rowsAt(one), one).not.toEqual([]);
});

test.each(
  Object.entries(clinical).flatMap(([said, where]) => (typeof where === "string" ? [] : [[said, where] as const])),
)("clinical 8, row %s: each has its rows, by every route", (_, where) => {
  for (const one of where)
    for (const route of routes)
      expect(
        rowsAt(one).filter(({ is }) => is[route] !== "none"),
        one,
      ).not.toEqual([]);
});

test("every row says where its number comes from", () => {
  for (const { path, source } of paths) expect(source, path).toMatch(/\bS\d+|clinical \d|cuffs \d|our judgement/);
});
