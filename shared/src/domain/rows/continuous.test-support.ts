import type { AlarmCondition, Priority, Route } from "../../contracts/index.ts";
import { dosedBy, type Patient } from "./course.test-support.ts";
import {
  above,
  all,
  atOnce,
  below,
  clinicHome,
  from,
  isRaised,
  s,
  stepNow,
  type ByRoute,
  type NumberRow,
} from "./row.test-support.ts";

type Metric = "spo2" | "pulse" | "rr";
type Step = readonly [limit: number, hold: ByRoute, priority: Priority];
type Ladder = {
  name: "spo2Low" | "pulseLow" | "pulseHigh" | "rrLow" | "rrHigh";
  condition: AlarmCondition;
  metric: Metric;
  source: string;
  steps: readonly Step[];
};

// clinical 8, column by column; S6 where the two differ; home: 15 s more, but S6's 150 stands.
const ladders: readonly Ladder[] = [
  {
    name: "spo2Low",
    condition: "spo2/low",
    metric: "spo2",
    source: "clinical 8, row SpO2; S1",
    steps: [
      [94, all(s(60)), "info"],
      [92, clinicHome(s(15), s(20)), "medium"],
      [88, all(s(5)), "high"],
      [80, all(0), "high"],
    ],
  },
  {
    name: "pulseLow",
    condition: "pulse/low",
    metric: "pulse",
    source: "clinical 8, row HR",
    steps: [
      [50, clinicHome(s(15), s(30)), "medium"],
      [40, clinicHome(s(10), s(25)), "high"],
    ],
  },
  {
    name: "pulseHigh",
    condition: "pulse/high",
    metric: "pulse",
    source: "clinical 8, row HR; S6 for 150",
    steps: [
      [110, clinicHome(s(60), s(75)), "info"],
      [120, clinicHome(s(300), s(315)), "medium"],
      [130, clinicHome(s(60), s(75)), "high"],
      [150, all(s(10)), "high"],
    ],
  },
  {
    name: "rrLow",
    condition: "rr/low",
    metric: "rr",
    source: "clinical 8, row RR / apnoea: <10, <=8",
    steps: [
      [10, all(s(30)), "medium"],
      [9, all(s(15)), "high"],
    ],
  },
  {
    name: "rrHigh",
    condition: "rr/high",
    metric: "rr",
    source: "clinical 8, row RR / apnoea: >24, >=30; S6 for 60 s",
    steps: [
      [24, all(s(60)), "medium"],
      [29, all(s(60)), "high"],
    ],
  },
];

// Longer than any hold, and calm but for what is told.
const LONG = 400;
const calm = { spo2: 97, pulse: 70 };
// At 94 a baseline is so low that no value here lies 4 points below it before its own hold is over.
const patient: Patient = { spo2: 94 };
const START = 200;

const rowsOf = ({ name, condition, metric, source, steps }: Ladder): readonly NumberRow[] => {
  const sign = name.endsWith("Low") ? -1 : 1;
  const reads = (route: Route, value: number) => {
    const story = dosedBy(route, patient);
    story.at(START).reads({ ...calm, [metric]: value });
    return story;
  };
  return steps.flatMap(([limit, hold, priority], index): NumberRow[] => [
    {
      path: `limits.${name}.${index}.limit`,
      source,
      is: all(limit),
      by: 1,
      sides: sign < 0 ? below : above,
      happens: (route, value) => {
        const story = reads(route, value);
        story.waits(START + LONG);
        return isRaised(story, condition, index, priority);
      },
    },
    {
      path: `limits.${name}.${index}.holdMs`,
      source,
      is: hold,
      by: 1,
      sides: hold.iv === 0 ? atOnce : from,
      happens: (route, ms) => {
        const story = reads(route, limit + sign);
        if (ms > 0) story.waits(START + ms / 1_000);
        return isRaised(story, condition, index, priority);
      },
    },
  ]);
};

/** A slow pulse is raised as medium; then it is so. */
function slowThen(route: Route, pulse: number, ms: number): boolean {
  const story = dosedBy(route);
  story.at(START).reads({ spo2: 97, pulse: 49 });
  story.at(START + 60).reads({ spo2: 97, pulse });
  story.waits(START + 60 + ms / 1_000);
  return stepNow(story, "pulse/low") < 0;
}

export const continuousRows: readonly NumberRow[] = [
  ...ladders.flatMap(rowsOf),
  {
    path: "limits.episodeEnd.margin",
    source: "S3",
    is: all(1),
    by: 1,
    sides: from,
    happens: (route, margin) => slowThen(route, 50 + margin, s(60)),
  },
  {
    path: "limits.episodeEnd.holdMs",
    source: "S2, S3",
    is: all(s(15)),
    by: 1,
    sides: from,
    happens: (route, ms) => slowThen(route, 60, ms),
  },
];
