import { Act, type Route } from "../../contracts/index.ts";
import { awake, type SessionStory } from "../session/story.test-support.ts";
import { chair } from "../story.test-support.ts";
import { DOSE, dosedBy, endOfDose, givenBy, min, readBy } from "./course.test-support.ts";
import { all, below, exactly, from, isRaised, m, only, s, upTo, type NumberRow } from "./row.test-support.ts";

/** Nasal devices, as somebody records them at the first of them: whether that is taken. */
function sprays(route: Route, devices: number, mg: number): boolean {
  const story = readBy(route);
  const { id: session, phase } = story.facts;
  const said = { type: "dose.start", chair, session, phase, drug: "esketamine", mg, weightKg: 70, devices };
  // What no screen can say is not taken either.
  const act = Act.safeParse(said);
  if (act.success) story.at(DOSE).does(act.data);
  return story.facts.dose !== "none";
}

const waits = (story: SessionStory, minute: number, ms: number): SessionStory => {
  story.waits(min(minute) + ms / 1_000);
  return story;
};

const pump: readonly NumberRow[] = [
  {
    path: "dosing.plannedMs",
    source: "clinical 0.2, 6: 40 min",
    is: only("iv", m(40)),
    by: 1,
    sides: from,
    // S23: 10 min past it.
    happens: (route, ms) => isRaised(waits(dosedBy(route), 10, ms), "pump", 0, "medium"),
  },
  {
    path: "dosing.overrunMs",
    source: "S23",
    is: only("iv", m(10)),
    by: 1,
    sides: from,
    happens: (route, ms) => isRaised(waits(dosedBy(route), 40, ms), "pump", 0, "medium"),
  },
  {
    path: "dosing.confirmMs",
    source: "S23",
    is: only("iv", s(60)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = dosedBy(route);
      story.at(min(30)).asks("dose.stop", {});
      return isRaised(waits(story, 30, ms), "pump", 0, "medium");
    },
  },
];

const others: readonly NumberRow[] = [
  {
    path: "dosing.counts.0",
    source: "clinical 1.1: 56 mg = 2",
    is: only("intranasal", 2),
    by: 1,
    sides: from,
    happens: (route, devices) => sprays(route, devices, 28 * devices),
  },
  {
    path: "dosing.counts.1",
    source: "clinical 1.1: 84 mg = 3",
    is: only("intranasal", 3),
    by: 1,
    sides: upTo,
    happens: (route, devices) => sprays(route, devices, 28 * devices),
  },
  {
    path: "dosing.mgEach",
    source: "clinical 1.1: 28 mg per device",
    is: only("intranasal", 28),
    by: 1,
    sides: exactly,
    happens: (route, mg) => sprays(route, 2, 2 * mg),
  },
  {
    path: "dosing.restMs",
    source: "clinical 1.1: 5-min rest",
    is: only("intranasal", m(5)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = dosedBy(route);
      story.at(DOSE + ms / 1_000).asks("dose.device", {});
      return story.dose.parts.length === 2;
    },
  },
  {
    path: "dosing.dissolveMs",
    source: "clinical 0.4: about 10 min",
    is: only("sublingual", m(10)),
    by: 1,
    sides: from,
    happens: (route, ms) => waits(dosedBy(route), 0, ms).facts.phase === "active",
  },
];

const courses: readonly NumberRow[] = [
  {
    path: "active.leastMs",
    source: "clinical 6, ACTIVE to RECOVERY; of IV 15 min after the pump stopped",
    is: { iv: m(15), im: m(45), intranasal: m(60), sublingual: m(70) },
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = givenBy(route);
      story.at(min(endOfDose[route] + 1)).finds(awake);
      const { phase } = waits(story, route === "iv" ? endOfDose.iv : 0, ms).facts;
      return phase === "recovery" || phase === "review";
    },
  },
  {
    path: "dissociation.fromMs",
    source: "S20",
    is: all(m(5)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const { window } = dosedBy(route).facts;
      return window !== "none" && window.from <= DOSE * 1_000 + ms;
    },
  },
  {
    path: "dissociation.afterMs",
    source: "S20",
    is: all(m(20)),
    by: 1,
    sides: below,
    // Open still.
    happens: (route, ms) => {
      const { window } = givenBy(route).facts;
      if (window === "none" || window.to === "dose goes on") throw new Error("the window has an end");
      return min(endOfDose[route]) * 1_000 + ms < window.to;
    },
  },
];

export const doseRows: readonly NumberRow[] = [...pump, ...others, ...courses];
