import { Millis } from "../../kernel/index.ts";
import { Day, type Protocol, type Route } from "../../contracts/index.ts";
import type { Fault } from "../alarm/fault.ts";
import { spanWords } from "../span.ts";
import { LEAST_PLANNED, MOST_PLANNED } from "./bounds.ts";

/** How each route is given; a pump under the tongue is a slip of the keyboard. */
const kinds = { iv: "pump", im: "injection", intranasal: "devices", sublingual: "tablet" } as const satisfies Record<
  Route,
  Protocol["dosing"]["kind"]
>;

/** The file holds milliseconds, and nobody reads those. */
export const msWords = (ms: number): string => `${ms} (${spanWords(Millis(ms))})`;

/** What may each stand, and not together. */
export function impossible(protocol: Protocol): readonly Fault[] {
  return [
    ...signatureFaults(protocol),
    ...routeFaults(protocol),
    ...dosingFaults(protocol),
    ...numberFaults(protocol),
    ...slotFaults(protocol),
    ...chainFaults(protocol),
  ];
}

/** Who signed it off stands on every page: a blank is nobody, and a day that is none can be asked of nobody. */
function signatureFaults({ signedOff }: Protocol): readonly Fault[] {
  if (signedOff === "nobody yet") return [];
  const { by, on } = signedOff;
  return [
    ...when(by.trim() === "", "signedOff.by", "nobody is named", "write who signed it off, or signedOff: nobody yet"),
    ...when(!Day.safeParse(on).success, "signedOff.on", `${on} is no day`, "write it as 2026-11-22"),
  ];
}

function routeFaults({ route, setting, dosing, home, screening }: Protocol): readonly Fault[] {
  const kind = kinds[route];
  return [
    ...when(dosing.kind !== kind, "dosing.kind", `${route} is not given as ${dosing.kind}`, `write ${kind}`),
    // clinical 0.3: never taken home; and there are no facts for an infusion or an injection at home.
    ...when(
      setting === "home" && route !== "sublingual",
      "setting",
      `${route} is never given at home`,
      "write clinic, or another route",
    ),
    ...when(
      setting === "home" && home === "not at home",
      "home",
      "at home nobody would be asked for a reply, and nobody for presence",
      "write its checks (S18)",
    ),
    ...when(
      setting === "clinic" && home !== "not at home",
      "home",
      "a clinic has no checks of a home",
      "write: not at home",
    ),
    ...when(
      setting === "home" && !screening.includes("support person on camera"),
      "screening",
      "at home a support person is required",
      "add: support person on camera",
    ),
    ...when(
      setting === "clinic" && !screening.includes("escort named"),
      "screening",
      "nobody leaves a clinic alone",
      "add: escort named",
    ),
  ];
}

function dosingFaults({ dosing, simulated }: Protocol): readonly Fault[] {
  switch (dosing.kind) {
    case "pump":
      return when(
        (dosing.plannedMs < LEAST_PLANNED && !simulated) || dosing.plannedMs > MOST_PLANNED,
        "dosing.plannedMs",
        `${msWords(dosing.plannedMs)} is outside ${msWords(LEAST_PLANNED)} to ${msWords(MOST_PLANNED)}`,
        "write how long the pump runs",
      );
    case "devices":
      return when(
        dosing.counts.some((count) => count > 3),
        "dosing.counts",
        "no dose takes more than 3 devices",
        "write 2, or 2 and 3",
      );
    case "injection":
    case "tablet":
      return [];
  }
}

function numberFaults({ baseline, hold, cadence, assessment, discharge, home }: Protocol): readonly Fault[] {
  const { bp } = discharge;
  return [
    ...when(
      baseline.apartMs > baseline.freshForMs,
      "baseline.apartMs",
      `after ${msWords(baseline.apartMs)} the first reading is older than a baseline may be`,
      `write ${baseline.freshForMs} or less`,
    ),
    ...notAbove("hold.soft.systolic", hold.soft.systolic, hold.hard.systolic, "the hard hold"),
    ...notAbove("hold.soft.diastolic", hold.soft.diastolic, hold.hard.diastolic, "the hard hold"),
    ...(cadence.overdueLow === "never"
      ? []
      : notAbove("cadence.overdueLow", cadence.overdueLow, cadence.overdueMedium, "overdueMedium, which is graver")),
    ...notAbove(
      "assessment.overdueLow",
      assessment.overdueLow,
      assessment.overdueMedium,
      "overdueMedium, which is graver",
    ),
    ...notAbove("discharge.bp.systolicLeastNear", bp.systolicLeastNear, bp.systolicLeast, "systolicLeast"),
    ...notAbove("discharge.bp.orBelow.systolic", bp.orBelow.systolic, bp.never.systolic, "never"),
    ...notAbove("discharge.bp.orBelow.diastolic", bp.orBelow.diastolic, bp.never.diastolic, "never"),
    ...discharge.timers.flatMap(({ ms }) =>
      when(
        discharge.earlyMs > ms,
        "discharge.earlyMs",
        `${msWords(discharge.earlyMs)} before the least time lies before the dose`,
        `write ${ms} or less`,
      ),
    ),
    ...(home === "not at home"
      ? []
      : [
          ...notAbove("home.repeatMs", home.repeatMs, home.mediumMs, "mediumMs, which comes after it"),
          ...notAbove("home.mediumMs", home.mediumMs, home.highMs, "highMs, which comes after it"),
        ]),
  ];
}

/** Times after the dose lie in order, and the mandatory reading is one of them. */
function slotFaults({ cadence, assessment }: Protocol): readonly Fault[] {
  const lists = [
    ["cadence.at", cadence.at],
    ["cadence.firstSessionAt", cadence.firstSessionAt],
    ["assessment.at", assessment.at],
  ] as const;
  const { mandatory } = cadence;
  return [
    ...lists.flatMap(([path, times]) =>
      when(
        times.some((time, index) => time <= (times[index - 1] ?? 0)),
        path,
        "each time must lie after the one before it",
        "write them in order, each once",
      ),
    ),
    ...(mandatory === "none"
      ? []
      : [
          ...when(
            !cadence.at.includes(mandatory.atMs),
            "cadence.mandatory.atMs",
            `${msWords(mandatory.atMs)} is none of the times in cadence.at`,
            `add ${mandatory.atMs} there`,
          ),
          ...when(
            mandatory.byMs < mandatory.atMs,
            "cadence.mandatory.byMs",
            "it would be missing before it is due",
            `write ${mandatory.atMs} or more`,
          ),
        ]),
  ];
}

/** A chain begins with whoever watches, and each step comes after the one before it. */
function chainFaults({ escalation }: Protocol): readonly Fault[] {
  return (["high", "medium"] as const).flatMap((priority) => {
    const chain = escalation[priority];
    return [
      ...when(
        chain[0]?.afterMs !== 0,
        `escalation.${priority}`,
        "nobody is called at once",
        "write afterMs: 0 for the first",
      ),
      ...when(
        chain.some(({ afterMs }, index) => index > 0 && afterMs <= (chain[index - 1]?.afterMs ?? 0)),
        `escalation.${priority}`,
        "each step must come after the one before it",
        "write longer times further down",
      ),
      ...when(chain.length < 2, `escalation.${priority}`, "nobody is called when nobody answers", "add another step"),
    ];
  });
}

function when(is: boolean, path: string, why: string, remedy: string): readonly Fault[] {
  return is ? [{ path, why, remedy }] : [];
}

const notAbove = (path: string, value: number, most: number, what: string): readonly Fault[] =>
  when(value > most, path, `${value} is above ${what} at ${most}`, `write ${most} or less`);
