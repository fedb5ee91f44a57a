import type { AlarmCondition, Priority, Route } from "../../contracts/index.ts";
import type { Story } from "../story.test-support.ts";

/** Whether it happens with a value just below a number, at it, and just above. "none": there is no such value. */
export type Sides = readonly [below: boolean | "none", at: boolean, above: boolean | "none"];

export const upTo: Sides = [true, true, false];
export const below: Sides = [true, false, false];
export const from: Sides = [false, true, true];
export const above: Sides = [false, false, true];
export const exactly: Sides = [false, true, false];
/** Of a number that is nothing there is nothing below. */
export const atOnce: Sides = ["none", true, true];

export type ByRoute = Readonly<Record<Route, number | "none">>;

/** One number, by hand from its source, with what hangs on it. */
export type NumberRow = {
  /** Where the number lies: `limits.` in force, or in the protocol. */
  readonly path: string;
  /** The row of the clinical facts, or the safety rule. */
  readonly source: string;
  /** Milliseconds where the path ends in Ms, else in its own unit. */
  readonly is: ByRoute;
  /** How far "just" is. */
  readonly by: number;
  readonly sides: Sides;
  /** Whether it happens by this route with so much in place of the number. */
  readonly happens: (route: Route, value: number) => boolean;
  /** Routes where nothing hangs on the number, and why. */
  readonly unused?: Partial<Record<Route, string>>;
};

export const routes = ["iv", "im", "intranasal", "sublingual"] as const satisfies readonly Route[];

export const all = (is: number): ByRoute => ({ iv: is, im: is, intranasal: is, sublingual: is });
/** One number in every clinic, another at home. */
export const clinicHome = (clinic: number, home: number): ByRoute => ({ ...all(clinic), sublingual: home });
export const only = (route: Route, is: number): ByRoute => ({
  iv: "none",
  im: "none",
  intranasal: "none",
  sublingual: "none",
  [route]: is,
});

/** The rows of one route, each with its number. */
export const rowsOf = (rows: readonly NumberRow[], route: Route) =>
  rows.flatMap((row) => {
    const is = row.is[route];
    return is === "none" ? [] : [{ ...row, is }];
  });

/** What happens with a number a little less, with it, and a little more; where there is no such value nothing is asked. */
export const besides = ({ is, by, sides, happens }: ReturnType<typeof rowsOf>[number], route: Route) =>
  [is - by, is, is + by].map((value, index) => (sides[index] === "none" ? "none" : happens(route, value)));

/** Milliseconds. */
export const s = (seconds: number): number => seconds * 1_000;
export const m = (minutes: number): number => minutes * 60_000;

export const isHome = (route: Route): boolean => route === "sublingual";

/** The step at which an alarm of this condition is active now; -1 where none is. */
export function stepNow(story: Story, condition: AlarmCondition): number {
  const alarm = story.find(condition);
  return alarm?.phase === "active" ? alarm.step : -1;
}

/** Whether it is active at this step and this priority, or at a worse step. */
export function isRaised(story: Story, condition: AlarmCondition, step: number, priority: Priority): boolean {
  const now = stepNow(story, condition);
  return now > step || (now === step && story.alarm(condition).priority === priority);
}

/** Whether it is active, whatever its step, by this rule. */
export const isBy = (story: Story, condition: AlarmCondition, rule: string): boolean =>
  stepNow(story, condition) >= 0 && story.alarm(condition).rule === rule;
