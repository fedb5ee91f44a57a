import type { AlarmCondition, Route } from "../../contracts/index.ts";
import { Millis } from "../../kernel/index.ts";
import { chair } from "../story.test-support.ts";
import type { SessionStory } from "../session/story.test-support.ts";
import { dosedBy } from "./course.test-support.ts";
import {
  all,
  atOnce,
  below,
  clinicHome,
  from,
  isHome,
  m,
  only,
  s,
  upTo,
  type ByRoute,
  type NumberRow,
} from "./row.test-support.ts";

const START = 200;
/** A medium by the pulse has been raised by then, whatever the route. */
const RAISED = START + 60;

/** SpO2 79 since the start: high at once. */
function grave(route: Route): SessionStory {
  const story = dosedBy(route);
  story.at(START).reads({ spo2: 79, pulse: 70 });
  return story;
}

/** Pulse 45: medium, and at no other step. */
function mild(route: Route): SessionStory {
  const story = dosedBy(route);
  story.at(START).reads({ spo2: 97, pulse: 45 });
  story.waits(RAISED);
  return story;
}

/** Whether it is acknowledged still, so long after somebody did. */
function lasts(story: SessionStory, condition: AlarmCondition, at: number, ms: number, attended: boolean): boolean {
  story.at(at).answers("acknowledge", story.alarm(condition));
  if (attended) story.does({ type: "patient.attended", chair });
  story.waits(at + ms / 1_000);
  return story.alarm(condition).acknowledged !== undefined;
}

const answers: readonly NumberRow[] = [
  {
    path: "limits.pauseMs",
    source: "clinical 6: AUDIO_PAUSED 120 s",
    is: all(s(120)),
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const story = grave(route);
      story.answers("pause", story.alarm("spo2/low"));
      story.waits(START + ms / 1_000);
      return story.alarm("spo2/low").paused === undefined;
    },
  },
  {
    path: "limits.answer.goingMs",
    source: "S10",
    is: all(s(60)),
    by: 1,
    sides: from,
    // Of a pulse above 150: one of the rest repeats later than this.
    happens: (route, ms) => {
      const story = dosedBy(route);
      story.at(START).reads({ spo2: 97, pulse: 155 });
      story.waits(START + 20);
      return !lasts(story, "pulse/high", START + 20, ms, false);
    },
  },
  {
    path: "limits.answer.repeatGraveMs",
    source: "S10",
    is: all(s(60)),
    by: 1,
    sides: from,
    happens: (route, ms) => !lasts(grave(route), "spo2/low", START, ms, true),
  },
  {
    path: "limits.answer.repeatMs",
    source: "S10",
    is: all(s(180)),
    by: 1,
    sides: from,
    happens: (route, ms) => !lasts(mild(route), "pulse/low", RAISED, ms, true),
  },
  {
    path: "limits.answer.graveSpo2",
    source: "S10",
    is: all(88),
    by: 1,
    sides: below,
    happens: (route, spo2) => {
      const story = dosedBy(route, { spo2: 94 });
      // Of a poor signal nothing is summed: the value itself is what was raised.
      story.at(START).reads({ spo2, pulse: 70, quality: "poor" });
      story.waits(RAISED);
      return !lasts(story, "spo2/low", RAISED, s(60), true);
    },
  },
  {
    path: "limits.answer.longPauseMs",
    source: "our judgement",
    is: all(m(10)),
    by: 1,
    sides: upTo,
    happens: (route, ms) => {
      const story = mild(route);
      const { key, episode, step } = story.alarm("pulse/low");
      story.does({ type: "alarm.pause", key, episode, step, forMs: Millis(ms), reason: "the probe is mended" });
      return story.alarm("pulse/low").paused !== undefined;
    },
  },
];

type Call = readonly [clinicRole: string, homeRole: string, is: ByRoute];
const chains: Record<"high" | "medium", readonly Call[]> = {
  high: [
    ["nurse", "guide", all(0)],
    ["lead", "support person", all(s(30))],
    ["on call", "clinician", clinicHome(s(90), s(60))],
    ["", "emergency prompt", only("sublingual", s(90))],
  ],
  // At home clinical 6 names no times of a medium: as in a clinic.
  medium: [
    ["nurse", "guide", all(0)],
    ["lead", "support person", all(s(120))],
    ["on call", "clinician", all(s(180))],
  ],
};

/** Seconds at which a pulse of 45 is raised as medium (clinical 8, row HR). */
const raisedAt = (route: Route): number => START + (isHome(route) ? 30 : 15);

/** Whether whoever is at this place of the chain is called so long after the raise, if nobody answers. */
function isCalled(route: Route, priority: "high" | "medium", index: number, role: string, ms: number): boolean {
  const story = priority === "high" ? grave(route) : dosedBy(route);
  const at = priority === "high" ? START : raisedAt(route);
  if (priority === "medium") story.at(START).reads({ spo2: 97, pulse: 45 });
  story.waits(at + ms / 1_000);
  const { call } = story.alarm(priority === "high" ? "spo2/low" : "pulse/low");
  if (call === undefined || call.step < index) return false;
  return call.step > index || call.role === role;
}

const calls = (["high", "medium"] as const).flatMap((priority) =>
  chains[priority].map(([clinic, home, is], index): NumberRow => ({
    path: `escalation.${priority}.${index}.afterMs`,
    source: "clinical 6, unacked escalate; S10",
    is,
    by: 1,
    sides: index === 0 ? atOnce : from,
    happens: (route, ms) => isCalled(route, priority, index, isHome(route) ? home : clinic, ms),
  })),
);

export const answerRows: readonly NumberRow[] = [...answers, ...calls];
