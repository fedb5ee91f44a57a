import type { DrugClass, LimitChanges, Route } from "../../contracts/index.ts";
import { Millis } from "../../kernel/index.ts";
import { criterion, homeFindings, minute } from "../discharge/scene.test-support.ts";
import { shipped } from "../protocol/protocols.ts";
import { signatureFrom } from "../session/phases.ts";
import { SessionStory } from "../session/story.test-support.ts";
import { chair, cleo } from "../story.test-support.ts";
import { dosedBy, givenBy, LATE, lateBy, min, openBy } from "./course.test-support.ts";
import { all, from, isHome, m, s, upTo, type NumberRow } from "./row.test-support.ts";

/** Whether the discharge may be signed so long after that second, as far as time tells. */
const maySign = (story: SessionStory, second: number, ms: number): boolean => {
  const at = signatureFrom(story.session);
  return at !== undefined && at <= second * 1_000 + ms;
};

const rescue = (drug: DrugClass, minutes: number): NumberRow => ({
  path: `the clock again, ${drug}`,
  source: "S9",
  is: all(m(minutes)),
  by: 1,
  sides: from,
  happens: (route, ms) => {
    const story = lateBy(route);
    const given = { name: "a drug", class: drug, dose: "1 mg" };
    story.asks("chart.record", { entry: { kind: "intervention", what: "drug", drug: given } });
    return maySign(story, min(LATE), ms);
  },
});

type Steps = NonNullable<LimitChanges["spo2Low"]>;

/** SpO2 limits by a clinician, for one session; the information above them is moved out of the way. */
function adjusts(route: Route, spo2: { medium?: number; high?: number; mediumMs?: number; highMs?: number }): boolean {
  const { medium = 92, high = 88, mediumMs = s(15), highMs = s(5) } = spo2;
  const steps: Steps = [
    { limit: 97, holdMs: Millis(s(60)), priority: "info" },
    { limit: medium, holdMs: Millis(mediumMs), priority: "medium" },
    { limit: high, holdMs: Millis(highMs), priority: "high" },
    { limit: 80, holdMs: Millis(0), priority: "high" },
  ];
  return takes(route, { spo2Low: steps });
}

function takes(route: Route, limits: LimitChanges): boolean {
  const story = openBy(route);
  story.doesAs(cleo, { type: "limits.adjust", chair, session: story.facts.id, limits, reason: "COPD" });
  return story.facts.limits !== "as in the protocol";
}

/** The step of a high pressure, and all below it, moved by a clinician. */
function pressure(route: Route, systolic: number, diastolic: number): boolean {
  const worse = { systolic: 200, diastolic: 120, priority: "high", when: "once" } as const;
  const high = isHome(route)
    ? ({ systolic, diastolic, priority: "high", when: "once" } as const)
    : ({ systolic, diastolic, priority: "medium", when: "confirm" } as const);
  return takes(route, {
    bpHigh: [
      { systolic: 150, diastolic: 90, priority: "info", when: "once" },
      { systolic: 155, diastolic: 95, priority: "medium", when: "once" },
      high,
      worse,
    ],
  });
}

const bound = (
  path: string,
  is: number,
  sides: NumberRow["sides"],
  happens: NumberRow["happens"],
  by = 1,
): NumberRow => ({ path, source: "S14", is: all(is), by, sides, happens });

const bounds: readonly NumberRow[] = [
  bound("SpO2 medium from", 90, from, (route, medium) => adjusts(route, { medium })),
  bound("SpO2 medium up to", 95, upTo, (route, medium) => adjusts(route, { medium })),
  bound("SpO2 high from", 85, from, (route, high) => adjusts(route, { high })),
  bound("SpO2 high up to", 90, upTo, (route, high) => adjusts(route, { high })),
  bound("SpO2 medium held", s(30), upTo, (route, mediumMs) => adjusts(route, { mediumMs })),
  bound("SpO2 high held", s(10), upTo, (route, highMs) => adjusts(route, { highMs })),
  bound("BP high, systolic", 180, upTo, (route, systolic) => pressure(route, systolic, 108)),
  bound("BP high, diastolic", 110, upTo, (route, diastolic) => pressure(route, 178, diastolic)),
];

export const ruleOfCourseRows: readonly NumberRow[] = [
  rescue("reversal", 120),
  rescue("benzodiazepine or opioid", 60),
  rescue("antihypertensive IV", 30),
  rescue("antihypertensive oral", 60),
  ...bounds,
  {
    path: "the clock again, after an emergency",
    source: "S17: 60 min",
    is: all(m(60)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = lateBy(route);
      story.asks("session.emergency", { what: "collapse" });
      story.asks("session.calm", { reason: "well" });
      return maySign(story, min(LATE), ms);
    },
  },
  {
    path: "a new baseline after an antihypertensive",
    source: "S19: >= 30 min later",
    is: all(m(30)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = openBy(route);
      const drug = { name: "labetalol", class: "antihypertensive IV", dose: "10 mg" } as const;
      story.at(1).asks("chart.record", { entry: { kind: "intervention", what: "drug", drug } });
      story.at(1 + ms / 1_000).measures(127, 77);
      story.at(121 + ms / 1_000).measures(127, 77);
      return story.facts.baseline !== "not yet";
    },
  },
  {
    path: "the least age, years",
    source: "S19: under 18 is refused",
    is: all(18),
    by: 1,
    sides: from,
    happens: (route, ageYears) => {
      const story = new SessionStory({ place: isHome(route) ? "home" : "chair" });
      story.opens({ protocol: route, ageYears, ...(isHome(route) && { support: "Sam" }) });
      return story.state.session !== "no session";
    },
  },
  {
    path: "reopened so long after",
    source: "S22: within 24 h",
    is: all(m(24 * 60)),
    by: 1,
    sides: upTo,
    happens: (route, ms) => {
      const story = givenBy(route);
      const { id: session } = story.facts;
      story.at(min(41)).ends("transferred");
      story.at(min(41) + ms / 1_000).does({ type: "session.reopen", chair, session, reason: "feels faint" });
      return story.state.session !== "no session" && story.state.session.facts.ended === "no";
    },
  },
  {
    path: "MOAA/S at discharge",
    source: "S21; clinical 7, row MOAA/S: = 5, not overridable",
    is: all(5),
    by: 1,
    sides: [false, true, "none"],
    happens: (route, moaas) =>
      criterion(
        "moaas",
        { protocol: shipped[route], findings: { ...homeFindings, moaas }, foundAt: 199.5 },
        minute(200),
      ).state === "met",
  },
  ...(["systolic", "diastolic"] as const).map((component): NumberRow => ({
    path: `nobody signs over a ${component} pressure of`,
    source: "S21: >= 180/110 not overridable",
    is: all(component === "systolic" ? 180 : 110),
    by: 1,
    sides: from,
    happens: (route, value) => {
      const [systolic, diastolic] = component === "systolic" ? [value, 80] : [150, value];
      const readings = [180, 200].map((at) => [at, systolic, diastolic] as const);
      const { state, overridable } = criterion("bp", { protocol: shipped[route], readings }, minute(200));
      return state === "not met" && !overridable;
    },
  })),
  {
    path: "a second of the drug, on a pressure as old as",
    source: "S19: as old as a baseline, 15 min",
    // Before the next nasal device a rest of 5 min is kept, too.
    is: { ...all(m(15)), intranasal: m(20) },
    by: 1,
    sides: upTo,
    happens: (route, ms) => {
      const story = dosedBy(route);
      story.at(min(12)).measures(120, 75);
      if (route === "iv") story.asks("dose.pause", { reason: "look" });
      if (isHome(route)) story.at(min(15)).asks("check.answered", { by: "patient" });
      const parts = story.dose.parts.length;
      story.at(min(12) + ms / 1_000);
      story.finds({ moaas: 5 });
      if (route === "iv") story.asks("dose.resume", {});
      else if (route === "intranasal") story.asks("dose.device", {});
      else story.asks("dose.again", { mg: 10 });
      return route === "iv" ? story.facts.phase === "dosing" : story.dose.parts.length > parts;
    },
  },
];
