import { after, Instant, Millis } from "../../kernel/index.ts";
import type { CriterionId, FindingName, Findings, Route } from "../../contracts/index.ts";
import { signDischarge } from "../discharge/check.ts";
import { criterion, homeFindings, minute, scene, steadyAir, type Setting } from "../discharge/scene.test-support.ts";
import { shipped } from "../protocol/protocols.ts";
import { reviewFrom } from "../session/phases.ts";
import { nextLook } from "../session/waiting.ts";
import { givenBy } from "./course.test-support.ts";
import { all, below, from, m, upTo, type NumberRow, type Sides } from "./row.test-support.ts";

// Later than any timer of any protocol, with all that makes it longer.
const LATE = 200;

const isMet = (id: CriterionId, route: Route, setting: Setting = {}, at = minute(LATE)): boolean =>
  criterion(id, { protocol: shipped[route], findings: homeFindings, ...setting }, at).state === "met";

const row = (
  name: string,
  source: string,
  is: NumberRow["is"],
  sides: Sides,
  happens: NumberRow["happens"],
  by = 1,
): NumberRow => ({ path: `discharge.${name}`, source, is, by, sides, happens });

type Pair = readonly [systolic: number, diastolic: number];

/** Twice the same pressure, 20 min apart, over a baseline. */
const pressed = (route: Route, [systolic, diastolic]: Pair, baseline: Pair): boolean =>
  isMet("bp", route, {
    baseline: { systolic: baseline[0], diastolic: baseline[1] },
    readings: [
      [LATE - 20, systolic, diastolic],
      [LATE, systolic, diastolic],
    ],
  });

/** Two readings of a calm pressure, milliseconds before the instant that is judged. */
const readAgo = (route: Route, ...ago: readonly number[]): boolean =>
  isMet("bp", route, { readings: ago.map((ms) => [LATE - ms / m(1), 120, 75] as const) });

const pressures: readonly NumberRow[] = [
  row("bp.apartMs", "S21; clinical 7, row BP", all(m(10)), from, (route, ms) => readAgo(route, ms, 0)),
  row("bp.freshForMs", "S21", all(m(10)), upTo, (route, ms) => readAgo(route, ms + m(11), ms)),
  row("bp.systolicLeast", "S21", all(100), from, (route, value) => pressed(route, [value, 70], [160, 75])),
  row("bp.systolicLeastNear", "S21", all(90), from, (route, value) => pressed(route, [value, 60], [90, 60])),
  row(
    "bp.nearBaseline",
    "S21",
    all(0.2),
    upTo,
    (route, share) => pressed(route, [Math.round(120 * (1 - share)), 70], [120, 75]),
    0.01,
  ),
  row("bp.diastolicLeast", "S21", all(50), from, (route, value) => pressed(route, [120, value], [120, 75])),
  row(
    "bp.ofBaseline",
    "S21; clinical 7, row BP",
    all(1.2),
    upTo,
    (route, share) => pressed(route, [Math.round(130 * share), 90], [130, 80]),
    0.01,
  ),
  row("bp.orBelow.systolic", "S21; clinical 7, row BP", all(140), below, (route, value) =>
    pressed(route, [value, 80], [100, 60]),
  ),
  row("bp.orBelow.diastolic", "S21; clinical 7, row BP", all(90), below, (route, value) =>
    pressed(route, [130, value], [100, 60]),
  ),
  row("bp.never.systolic", "S21; clinical 7, row BP", all(160), upTo, (route, value) =>
    pressed(route, [value, 95], [150, 95]),
  ),
  row("bp.never.diastolic", "S21; clinical 7, row BP", all(100), upTo, (route, value) =>
    pressed(route, [150, value], [150, 95]),
  ),
];

const breathing: readonly NumberRow[] = [
  row("pulse.least", "S21; clinical 7, row HR", all(50), from, (route, pulse) => isMet("pulse", route, { pulse })),
  row("pulse.most", "S21; clinical 7, row HR", all(110), upTo, (route, pulse) => isMet("pulse", route, { pulse })),
  row(
    "pulse.nearBaseline",
    "S21; clinical 7, row HR",
    all(0.2),
    upTo,
    (route, share) => isMet("pulse", route, { pulse: Math.round(120 * (1 + share)), baseline: { pulse: 120 } }),
    0.01,
  ),
  row("spo2.least", "S21; clinical 7, row SpO2", all(94), from, (route, value) =>
    isMet("spo2", route, { air: steadyAir(value, LATE), baseline: { spo2: 99 } }),
  ),
  row("spo2.belowBaseline", "S21; clinical 7, row SpO2", all(2), upTo, (route, points) =>
    isMet("spo2", route, { air: steadyAir(95 - points, LATE), baseline: { spo2: 95 } }),
  ),
  row("spo2.overMs", "S21; clinical 7, row SpO2", all(m(15)), from, (route, ms) =>
    isMet("spo2", route, { oxygen: { flow: "off", since: after(minute(LATE), Millis(-ms)) } }),
  ),
  // A share is told in whole hundredths.
  row(
    "spo2.validShare",
    "S21",
    all(0.8),
    from,
    (route, share) => isMet("spo2", route, { air: steadyAir(97, LATE, LATE - 15 * share) }),
    0.01,
  ),
];

const found = (name: FindingName, id: CriterionId) => (route: Route, value: number) =>
  isMet(id, route, { found: [{ name, value, min: LATE - 0.5 }] });

const people: readonly NumberRow[] = [
  row("findingFreshMs", "clinical 6: checks 10 min apart", all(m(10)), upTo, (route, ms) =>
    isMet("gait", route, { foundAt: LATE - ms / m(1) }),
  ),
  row("nauseaMost", "clinical 7, row Nausea", all(3), upTo, found("nausea", "nausea")),
  row("rr.least", "clinical 7, row RR", all(10), from, found("rr", "rr")),
  row("rr.most", "clinical 7, row RR", all(24), upTo, found("rr", "rr")),
  row("score.least", "clinical 7, row Score; S21", all(9), from, found("aldrete", "score")),
  row("cadss6Most", "clinical 7, row Dissociation", all(1), upTo, found("cadss6", "dissociation")),
];

/** The time criterion, so long after what the timer counts from; the other timer is met. */
function timed(route: Route, counted: "first dose" | "end of dose", ms: number, facts: Setting["facts"] = {}): boolean {
  const protocol = shipped[route];
  const { dose } = scene({ protocol }).session.facts;
  if (dose === "none") throw new Error("there is a dose");
  const startedAt = counted === "first dose" ? minute(0) : minute(-40);
  return isMet("time", route, { facts: { ...facts, dose: { ...dose, startedAt } } }, Instant(minute(0) + ms));
}

// clinical 7, row Minimum time: minutes from what is counted.
const counted = {
  iv: { from: "end of dose", ms: m(60) },
  im: { from: "end of dose", ms: m(90) },
  intranasal: { from: "first dose", ms: m(120) },
  sublingual: { from: "first dose", ms: m(120) },
} as const satisfies Record<Route, { from: "first dose" | "end of dose"; ms: number }>;

const timers: readonly NumberRow[] = [
  row(
    "timers.0.ms",
    "clinical 7, row Minimum time; S9",
    { iv: m(60), im: m(90), intranasal: m(120), sublingual: m(120) },
    from,
    (route, ms) => timed(route, counted[route].from, ms),
  ),
  row(
    "timers.1.ms",
    "S9: last + 110",
    { iv: "none", im: "none", intranasal: m(110), sublingual: "none" },
    from,
    (route, ms) => timed(route, "end of dose", ms),
  ),
  row("factorMs", "S9, S19: recovery + 30 min", all(m(30)), from, (route, ms) => {
    const { screening } = scene().session.facts;
    return timed(route, counted[route].from, counted[route].ms + ms, {
      screening: { ...screening, factors: ["opioid"] },
    });
  }),
  row("earlyMs", "S21: the first check up to 10 min before the timer", all(m(10)), upTo, (route, ms) => {
    const { dose } = scene({ protocol: shipped[route] }).session.facts;
    if (dose === "none") throw new Error("there is a dose");
    const { session } = scene({ protocol: shipped[route], facts: { dose: { ...dose, startedAt: minute(0) } } });
    const first = reviewFrom(session);
    return first !== undefined && minute(0) + counted[route].ms - ms >= first;
  }),
  row("apartMs", "clinical 6: 2 consecutive checks >= 10 min apart", all(m(10)), from, (route, ms) => {
    const checks = [LATE - ms / m(1), LATE];
    const { session, chair, at } = scene({ protocol: shipped[route], findings: homeFindings, checks }, minute(LATE));
    return signDischarge(session, chair, at) === "may";
  }),
];

const nobody: Findings = {};

const afterwards: readonly NumberRow[] = [
  row("waitingMs", "S22: check every 30 min", all(m(30)), from, (route, ms) => {
    const { session } = scene({ protocol: shipped[route], phase: "waiting", findings: nobody });
    const look = nextLook(session);
    return look !== "not due" && look <= session.facts.since + ms;
  }),
  row(
    "followUps.0.afterMs",
    "clinical 1.1: submit within 7 days; clinical 7, row Home extra: next-day check",
    { iv: "none", im: "none", intranasal: m(7 * 24 * 60), sublingual: m(24 * 60) },
    from,
    (route, ms) => {
      const story = givenBy(route);
      const at = story.at(5_000).ends("transferred").length > 0 ? 5_000_000 : 0;
      return story.state.followUps.some(({ dueAt }) => dueAt <= at + ms);
    },
  ),
];

export const dischargeRows: readonly NumberRow[] = [...pressures, ...breathing, ...people, ...timers, ...afterwards];
