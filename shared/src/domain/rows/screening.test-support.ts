import type { Route, Session } from "../../contracts/index.ts";
import type { SessionStory } from "../session/story.test-support.ts";
import { doseOf, dosedBy, min, openBy, readBy, SECOND, type Patient } from "./course.test-support.ts";
import { above, all, below, clinicHome, from, m, upTo, type NumberRow, type Sides } from "./row.test-support.ts";

type Kind = Session["holds"][number]["kind"];

/** Whether this of the baseline, and nothing else, holds the dose. */
function holds(route: Route, what: string, kind: Kind, patient: Patient, counted?: number): boolean {
  const story = readBy(route, patient);
  if (counted !== undefined) story.finds({ rr: counted });
  return story.facts.phase === "held" && story.facts.holds.some((hold) => hold.what === what && hold.kind === kind);
}

const hold = (
  name: string,
  source: string,
  is: NumberRow["is"],
  sides: Sides,
  happens: NumberRow["happens"],
): NumberRow => ({ path: `hold.${name}`, source: `clinical 8, row ${source}; S19`, is, by: 1, sides, happens });

const holdRows: readonly NumberRow[] = [
  hold("soft.systolic", "Pre-dose soft hold", all(140), above, (route, systolic) =>
    holds(route, "systolic", "soft", { systolic }),
  ),
  hold("soft.diastolic", "Pre-dose soft hold", all(90), above, (route, diastolic) =>
    holds(route, "diastolic", "soft", { diastolic }),
  ),
  hold("hard.systolic", "Pre-dose hard hold", clinicHome(160, 150), above, (route, systolic) =>
    holds(route, "systolic", "hard", { systolic }),
  ),
  hold("hard.diastolic", "Pre-dose hard hold", clinicHome(100, 95), above, (route, diastolic) =>
    holds(route, "diastolic", "hard", { diastolic }),
  ),
  hold("systolicBelow", "Other hold", all(90), below, (route, systolic) =>
    holds(route, "systolic", "hard", { systolic, diastolic: 60 }),
  ),
  hold("pulseBelow", "Other hold", all(50), below, (route, pulse) => holds(route, "pulse", "hard", { pulse })),
  hold("pulseAbove", "Other hold", all(110), above, (route, pulse) => holds(route, "pulse", "hard", { pulse })),
  hold("spo2Below", "Other hold", all(94), below, (route, spo2) => holds(route, "spo2", "hard", { spo2 })),
  hold("rrBelow", "Other hold", all(10), below, (route, rr) => holds(route, "rr", "hard", {}, rr)),
];

const baselineRows: readonly NumberRow[] = [
  {
    path: "baseline.apartMs",
    source: "S19",
    is: all(m(2)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = openBy(route);
      story.at(1).measures(120, 75);
      story.at(1 + ms / 1_000).measures(120, 75);
      return story.facts.baseline !== "not yet";
    },
  },
  {
    path: "baseline.agreeWithin",
    source: "S19",
    is: all(10),
    by: 1,
    sides: upTo,
    happens: (route, apart) => {
      const story = openBy(route);
      story.at(1).measures(120, 75);
      story.at(SECOND).measures(120, 75 + apart);
      return story.facts.baseline !== "not yet";
    },
  },
  {
    path: "baseline.freshForMs",
    source: "S19",
    is: all(m(15)),
    by: 1,
    sides: upTo,
    happens: (route, ms) => {
      const story = readBy(route);
      story.at(SECOND + ms / 1_000);
      story.doses(doseOf(route));
      return story.facts.dose !== "none";
    },
  },
];

/** More of the drug, twelve minutes after the first of it: whether it was refused. */
function refusesMore(route: Route, before: (story: SessionStory) => unknown): boolean {
  const story = dosedBy(route);
  story.at(min(11)).measures(120, 75);
  if (route === "iv") story.asks("dose.pause", { reason: "look" });
  story.at(min(12)).finds({ moaas: 5 });
  before(story);
  return moreOf(route, story).some((line) => line.includes("refused"));
}

function moreOf(route: Route, story: SessionStory): readonly string[] {
  switch (route) {
    case "iv":
      return story.asks("dose.resume", {});
    case "intranasal":
      return story.asks("dose.device", {});
    case "im":
    case "sublingual":
      return story.asks("dose.again", { mg: 10 });
  }
}

const noDose = (name: string, is: number, sides: Sides, before: (story: SessionStory, value: number) => unknown) =>
  ({
    path: `noDose.${name}`,
    source: "S19",
    is: all(is),
    by: 1,
    sides,
    happens: (route: Route, value: number) => refusesMore(route, (story) => before(story, value)),
  }) satisfies NumberRow;

const noDoseRows: readonly NumberRow[] = [
  noDose("above.systolic", 160, above, (story, systolic) => story.measures(systolic, 80)),
  noDose("above.diastolic", 100, above, (story, diastolic) => story.measures(130, diastolic)),
  noDose("spo2Below", 92, below, (story, spo2) => story.reads({ spo2, pulse: 70 })),
  noDose("moaasUpTo", 3, upTo, (story, moaas) => story.finds({ moaas })),
];

export const screeningRows: readonly NumberRow[] = [...holdRows, ...baselineRows, ...noDoseRows];
