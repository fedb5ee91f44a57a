import type { Route, ScreeningAnswers } from "../../contracts/index.ts";
import { cleo, cuff, device, ox, ox2, type Setting } from "../story.test-support.ts";
import { awake, SessionStory } from "../session/story.test-support.ts";
import { isHome } from "./row.test-support.ts";

/** Seconds: when the second baseline reading is taken, and when the first dose begins. */
export const SECOND = 121;
export const DOSE = 180;

/** What a patient is like before the dose; the same all along. */
export type Patient = {
  spo2?: number;
  pulse?: number;
  systolic?: number;
  diastolic?: number;
  answers?: ScreeningAnswers;
  setting?: Setting;
  open?: Parameters<SessionStory["opens"]>[0];
};

/** Two oximeters, each of whose values stands all day. */
export const twoProbes: Setting = {
  devices: [
    device(ox, "oximeter", 86_400_000, 4_000),
    device(ox2, "oximeter", 86_400_000, 4_000),
    device(cuff, "cuff", 900_000, "unknown"),
  ],
};

const told = new Map<string, SessionStory>();

/** Every run of the tests tells its own beginnings. */
export const forgetBeginnings = (): void => told.clear();

/** The same beginning is told once, and every story goes on from it. */
function once(name: string, route: Route, patient: Patient, tell: () => SessionStory): SessionStory {
  const key = `${name} ${route} ${JSON.stringify(patient)}`;
  const before = told.get(key) ?? tell();
  told.set(key, before);
  return new SessionStory(settingOf(route, patient)).goesOnFrom(before);
}

const settingOf = (route: Route, { setting = {} }: Patient): Setting => ({
  place: isHome(route) ? "home" : "chair",
  ...setting,
});

/** A session of this route is open since second 0, the probe is bound, and nothing is measured by the cuff. */
export const openBy = (route: Route, patient: Patient = {}): SessionStory =>
  once("open", route, patient, () => {
    const { spo2 = 97, pulse = 70, answers = {}, open = {} } = patient;
    const home = isHome(route);
    const story = new SessionStory(settingOf(route, patient));
    story.opens({ protocol: route, ...(home && { support: "Sam" }), ...open });
    story.binds({ spo2, pulse });
    story.screens(answers);
    // At home nobody is treated with a factor but on a clinician's note (S9).
    if (home) story.asks("screening.record", { answers: { clinicianNote: "looked at" } }, { by: cleo });
    return story;
  });

/** The same with two equal readings: a baseline, and whatever holds. */
export function readBy(route: Route, patient: Patient = {}): SessionStory {
  const { systolic = 127, diastolic = 77 } = patient;
  const story = openBy(route, patient);
  story.at(1).measures(systolic, diastolic);
  story.at(SECOND).measures(systolic, diastolic);
  return story;
}

/** Dosed at second 180. */
export const dosedBy = (route: Route, patient: Patient = {}): SessionStory =>
  once("dosed", route, patient, () => {
    const story = readBy(route, patient);
    if (story.facts.phase === "held") story.asks("session.clear", { reason: "looked at" }, { by: cleo });
    story.at(DOSE).doses(doseOf(route));
    if (story.facts.dose === "none") throw new Error(`not dosed: ${story.refusal("dose.start")}`);
    return story;
  });

/** What beside drug and amount a dose of this route says. */
export const doseOf = (route: Route): Parameters<SessionStory["doses"]>[0] =>
  route === "intranasal" ? { drug: "esketamine", mg: 56, devices: 2 } : {};

/** So many minutes after the first dose, as seconds of the story. */
export const min = (minutes: number): number => DOSE + minutes * 60;

/** The whole dose is given; the instant of its end as minutes after the first dose. */
export const endOfDose = { iv: 40, im: 0, intranasal: 5, sublingual: 10 } as const satisfies Record<Route, number>;

export const givenBy = (route: Route, patient: Patient = {}): SessionStory =>
  once("given", route, patient, () => {
    const story = dosedBy(route, patient);
    story.waits(min(endOfDose[route]));
    if (route === "iv") {
      story.asks("dose.stop", {});
      story.asks("dose.confirm", {});
    }
    if (route === "intranasal") story.asks("dose.device", {});
    if (story.facts.phase !== "active") throw new Error(`not active: ${story.facts.phase}`);
    return story;
  });

/** Awake a minute after the dose, and in recovery or review 70 min after the first dose. */
export const recoveringBy = (route: Route, patient: Patient = {}): SessionStory =>
  once("recovering", route, patient, () => {
    const story = givenBy(route, patient);
    story.at(min(endOfDose[route] + 1)).finds(awake);
    story.waits(min(70));
    const { phase } = story.facts;
    if (phase !== "recovery" && phase !== "review") throw new Error(`not in recovery: ${phase}`);
    return story;
  });

/** Minutes after the first dose: later the timers of no protocol decide any more. */
export const LATE = 119;

/** In recovery or review at that minute. */
export const lateBy = (route: Route): SessionStory =>
  once("late", route, {}, () => {
    const story = recoveringBy(route);
    story.waits(min(LATE));
    return story;
  });

/** Whether the list of what is due names this, at or before that second. */
export const isDueBy = (story: SessionStory, what: string, seconds: number): boolean =>
  story.judgement.due.some((one) => one.what === what && one.at <= Math.round(seconds * 1_000));
