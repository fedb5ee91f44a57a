import type { Route, ScreeningAnswers } from "../../contracts/index.ts";
import { shipped } from "../protocol/protocols.ts";
import type { Setting } from "../story.test-support.ts";
import { opened, type SessionStory } from "./story.test-support.ts";

/** When the first dose of every route begins, seconds. */
export const DOSE = 180;

export type Course = Setting & { firstSession?: boolean; answers?: ScreeningAnswers };

/** A session by one route, dosed at second 180 on a baseline of 127/77. */
export function dosedBy(route: Route, { firstSession = false, answers = {}, ...setting }: Course = {}): SessionStory {
  const home = shipped[route].setting === "home";
  const story = opened(
    { place: home ? "home" : "chair", ...setting },
    { protocol: route, firstSession, ...(home && { support: "Sam" }) },
  );
  story.screens(answers);
  story.measures(128, 78);
  story.at(120).measures(126, 76);
  if (story.facts.phase === "held")
    story.asks("session.clear", { reason: "looked at" }, { by: { name: "Cleo", verified: false, role: "clinician" } });
  story.at(DOSE).doses(route === "intranasal" ? { drug: "esketamine", mg: 56, devices: 2 } : {});
  return story;
}

/** Minutes after the first dose, as seconds of the story. */
export const min = (minutes: number): number => DOSE + minutes * 60;

/** Lines of one condition, with the minutes after the dose in place of the seconds. */
export const linesOf =
  (condition: string) =>
  (lines: readonly string[]): readonly string[] =>
    lines
      .filter((line) => line.includes(` ${condition} `))
      .map((line) => line.replace(/^\S+/, (at) => `${(Number(at) - DOSE) / 60}`));
