import type { Route } from "../../contracts/index.ts";
import type { SessionStory } from "../session/story.test-support.ts";
import { dosedBy, isDueBy, min, readBy, type Patient } from "./course.test-support.ts";
import {
  all,
  below,
  clinicHome,
  from,
  isBy,
  isHome,
  isRaised,
  m,
  s,
  upTo,
  type ByRoute,
  type NumberRow,
} from "./row.test-support.ts";

/** One reading a minute after the dose. */
function measured(route: Route, systolic: number, diastolic: number, patient: Patient = {}, pulse?: number) {
  const story = dosedBy(route, patient);
  story.at(min(1)).measures(systolic, diastolic, pulse === undefined ? {} : { pulse });
  return story;
}

type Step = readonly [systolic: ByRoute, diastolic: ByRoute | "none", clinic: string, home: string];

// clinical 8, rows BP low, info, medium, high; S4: at 180/110 heard and then confirmed in a clinic, once at home.
const lows: readonly Step[] = [
  [clinicHome(90, 95), "none", "0 medium", "0 medium"],
  [clinicHome(80, 85), "none", "1 high", "1 high"],
];
const highs: readonly Step[] = [
  [clinicHome(160, 150), clinicHome(100, 95), "0 info", "0 info"],
  [clinicHome(165, 160), clinicHome(105, 100), "1 medium", "1 medium"],
  [all(180), all(110), "2 medium", "2 high"],
  [all(200), all(120), "4 high", "3 high"],
];

function isAt(story: SessionStory, condition: "bp/low" | "bp/high", rung: string): boolean {
  const [step, priority] = rung.split(" ");
  const word = priority === "info" || priority === "medium" ? priority : "high";
  return isRaised(story, condition, Number(step), word);
}

const ladders: readonly NumberRow[] = [
  ...lows.map(([systolic, _, clinic, home], index): NumberRow => ({
    path: `limits.bpLow.${index}.systolic`,
    source: "clinical 8, row BP low",
    is: systolic,
    by: 1,
    sides: below,
    happens: (route, value) => isAt(measured(route, value, 65), "bp/low", isHome(route) ? home : clinic),
  })),
  ...highs.flatMap(([systolic, diastolic, clinic, home], index): NumberRow[] => {
    const rung = (route: Route): string => (isHome(route) ? home : clinic);
    const row = { source: "clinical 8, rows BP info, medium, high; S1, S4", by: 1, sides: from };
    return [
      {
        ...row,
        path: `limits.bpHigh.${index}.systolic`,
        is: systolic,
        happens: (route, value) => isAt(measured(route, value, 70), "bp/high", rung(route)),
      },
      {
        ...row,
        path: `limits.bpHigh.${index}.diastolic`,
        is: diastolic === "none" ? all(0) : diastolic,
        happens: (route, value) => isAt(measured(route, 130, value), "bp/high", rung(route)),
      },
    ];
  }),
];

// clinical 8, row BP high, column SL home: a single reading is high, and waits for no other.
const unused = { sublingual: "a single reading is high at home" } as const;

const confirmations: readonly NumberRow[] = [
  {
    path: "limits.confirm.notBeforeMs",
    source: "S4",
    is: all(s(60)),
    by: 1,
    sides: from,
    unused,
    happens: (route, ms) => {
      const story = measured(route, 185, 80);
      story.at(min(1) + ms / 1_000).measures(185, 80);
      return isRaised(story, "bp/high", 3, "high");
    },
  },
  {
    path: "limits.confirm.repeatDueMs",
    source: "S4; clinical 8: repeat in 2-3 min",
    is: all(m(2)),
    by: 1,
    sides: from,
    unused,
    happens: (route, ms) => isDueBy(measured(route, 185, 80), "bp", min(1) + ms / 1_000),
  },
  {
    path: "limits.confirm.overdueHighMs",
    source: "S4; clinical 8, row BP high: <= 5 min",
    is: all(m(5)),
    by: 1,
    sides: from,
    unused,
    happens: (route, ms) => {
      const story = measured(route, 185, 80);
      story.waits(min(1) + ms / 1_000);
      return isRaised(story, "bp/high", 3, "high");
    },
  },
];

/** Three readings after a baseline of 100/60. */
function rising(route: Route, systolics: readonly number[]): SessionStory {
  const story = dosedBy(route, { systolic: 100, diastolic: 60 });
  for (const [index, systolic] of systolics.entries()) story.at(min(index + 1)).measures(systolic, 65);
  return story;
}

const together: readonly NumberRow[] = [
  {
    path: "limits.rules.bpOfBaseline",
    source: "S6",
    is: all(0.7),
    by: 0.01,
    sides: below,
    // Of 140: 98 mmHg, above every limit of its own.
    happens: (route, share) => {
      const story = measured(route, Math.round(140 * share), 65, { systolic: 140, diastolic: 80 });
      return isBy(story, "bp/low", "bp below baseline") && story.alarm("bp/low").priority === "medium";
    },
  },
  {
    path: "limits.rules.meanBelow",
    source: "S6",
    is: all(60),
    by: 1,
    sides: below,
    happens: (route, mean) => {
      const story = measured(route, 102, (3 * mean - 102) / 2);
      return isBy(story, "bp/low", "bp mean low") && story.alarm("bp/low").priority === "high";
    },
  },
  {
    path: "limits.rules.vasovagal.systolicBelow",
    source: "S6",
    is: all(90),
    by: 1,
    sides: below,
    happens: (route, systolic) => isRaised(measured(route, systolic, 60, {}, 45), "bp/vasovagal", 0, "high"),
  },
  {
    path: "limits.rules.vasovagal.pulseBelow",
    source: "S6",
    is: all(50),
    by: 1,
    sides: below,
    happens: (route, pulse) => isRaised(measured(route, 85, 60, {}, pulse), "bp/vasovagal", 0, "high"),
  },
  {
    path: "limits.rules.paradox.systolicFrom",
    source: "S6",
    is: all(180),
    by: 1,
    sides: from,
    happens: (route, systolic) => isRaised(measured(route, systolic, 80, {}, 45), "bp/paradox", 0, "high"),
  },
  {
    path: "limits.rules.paradox.pulseBelow",
    source: "S6",
    is: all(50),
    by: 1,
    sides: below,
    happens: (route, pulse) => isRaised(measured(route, 185, 80, {}, pulse), "bp/paradox", 0, "high"),
  },
  {
    path: "limits.rules.paradox.moaasDrop",
    source: "S6",
    is: all(2),
    by: 1,
    sides: from,
    happens: (route, drop) => {
      const story = dosedBy(route);
      story.at(min(1)).finds({ moaas: 5 });
      story.at(min(2)).finds({ moaas: 5 - drop });
      story.at(min(3)).measures(185, 80);
      return isRaised(story, "bp/paradox", 0, "high");
    },
  },
  {
    path: "limits.rules.twoRising.each",
    source: "clinical 4.3, ROC",
    is: all(10),
    by: 1,
    sides: from,
    happens: (route, each) => isBy(rising(route, [105, 105 + each, 105 + 2 * each]), "bp/rise", "bp two rising"),
  },
  {
    path: "limits.rules.twoRising.share",
    source: "clinical 4.3, ROC",
    is: all(0.2),
    by: 0.01,
    sides: from,
    happens: (route, share) =>
      isBy(rising(route, [95, 107, Math.round(100 * (1 + share))]), "bp/rise", "bp two rising"),
  },
  {
    path: "limits.rules.twoRising.repeatMs",
    source: "clinical 4.3, ROC",
    is: all(m(3)),
    by: 1,
    sides: from,
    happens: (route, ms) => isDueBy(rising(route, [95, 107, 125]), "bp", min(3) + ms / 1_000),
  },
];

const rises: readonly NumberRow[] = [
  {
    path: "rise.systolic",
    source: "clinical 8, row BP medium; S6",
    is: clinicHome(40, 30),
    by: 1,
    sides: from,
    happens: (route, by) =>
      isRaised(measured(route, 115 + by, 72, { systolic: 115, diastolic: 70 }), "bp/rise", 1, "medium"),
  },
  {
    path: "rise.diastolic",
    source: "clinical 8, row BP medium; S6",
    is: clinicHome(25, 20),
    by: 1,
    sides: from,
    // From 75 on either rise ends at 90 or more.
    happens: (route, by) =>
      isRaised(measured(route, 118, 75 + by, { systolic: 115, diastolic: 75 }), "bp/rise", 1, "medium"),
  },
  {
    path: "rise.onlyFrom.systolic",
    source: "S6",
    is: all(140),
    by: 1,
    sides: from,
    happens: (route, systolic) =>
      isRaised(measured(route, systolic, 65, { systolic: 95, diastolic: 60 }), "bp/rise", 1, "medium"),
  },
  {
    path: "rise.onlyFrom.diastolic",
    source: "S6",
    is: all(90),
    by: 1,
    sides: from,
    happens: (route, diastolic) =>
      isRaised(measured(route, 118, diastolic, { systolic: 115, diastolic: 60 }), "bp/rise", 1, "medium"),
  },
  {
    path: "rise.infoShare",
    source: "clinical 8, row BP info: >= +20 %",
    is: all(0.2),
    by: 0.01,
    sides: from,
    happens: (route, share) =>
      isRaised(
        measured(route, Math.round(110 * (1 + share)), 75, { systolic: 110, diastolic: 75 }),
        "bp/rise",
        0,
        "info",
      ),
  },
];

/** A fresh baseline pulse of 70 at the probe, and a cuff that counts another one, so many times. */
const twoPeople = (route: Route, apart: number, times: number): boolean => {
  const story = dosedBy(route);
  for (let time = 1; time <= times; time += 1) story.at(min(time)).measures(120, 75, { pulse: 70 + apart });
  return isRaised(story, "people", 0, "medium");
};

const people: readonly NumberRow[] = [
  {
    path: "limits.rules.twoPeople.apart",
    source: "S15",
    is: all(20),
    by: 1,
    sides: [false, false, true],
    happens: (route, apart) => twoPeople(route, apart, 2),
  },
  {
    path: "limits.rules.twoPeople.times",
    source: "S15",
    is: all(2),
    by: 1,
    sides: from,
    happens: (route, times) => twoPeople(route, 21, times),
  },
];

/** A baseline pulse, and then another one for a minute: whether that is an alarm. */
function slow(route: Route, baseline: number, pulse: number): boolean {
  const story = dosedOrHeld(route, baseline);
  story.at(min(2)).reads({ spo2: 97, pulse });
  story.waits(min(3));
  return isRaised(story, "pulse/low", 0, "medium");
}

// A pulse below 50 holds the dose, and is judged all the same: rules run in every state (S6).
const dosedOrHeld = (route: Route, pulse: number): SessionStory => (pulse < 50 ? readBy : dosedBy)(route, { pulse });

const slowBaseline: readonly NumberRow[] = [
  {
    path: "limits.rules.slowBaseline.from",
    source: "S6",
    is: all(45),
    by: 1,
    sides: from,
    happens: (route, baseline) => !slow(route, baseline, 42),
  },
  {
    path: "limits.rules.slowBaseline.to",
    source: "S6",
    is: all(55),
    by: 1,
    sides: upTo,
    happens: (route, baseline) => !slow(route, baseline, 47),
  },
  {
    path: "limits.rules.slowBaseline.less",
    source: "S6",
    is: all(10),
    by: 1,
    sides: [false, false, true],
    happens: (route, points) => slow(route, 54, 54 - points),
  },
  {
    path: "limits.rules.slowBaseline.floor",
    source: "S6",
    is: all(40),
    by: 1,
    sides: below,
    happens: (route, pulse) => slow(route, 46, pulse),
  },
];

export const pressureRows: readonly NumberRow[] = [
  ...ladders,
  ...confirmations,
  ...together,
  ...rises,
  ...people,
  ...slowBaseline,
];
