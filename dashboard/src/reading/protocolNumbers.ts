import type { Dosing, Protocol } from "@vigil/shared/contracts";
import { unreachable } from "@vigil/shared/kernel";
import { spanWords } from "./dates.ts";
import { dischargeNumbers } from "./dischargeNumbers.ts";
import { percent, pressureOf, type SourcedFact } from "./sourcedFact.ts";

/** All that a protocol says in numbers, but for the alarm limits it changes. */
export function protocolNumbers(protocol: Protocol): readonly SourcedFact[] {
  const { baseline, noDose, active, dissociation, assessment, rise } = protocol;
  const facts: (SourcedFact | "none")[] = [
    {
      name: "Baseline",
      words: `two readings ${spanWords(baseline.apartMs)} apart, within ${baseline.agreeWithin} mmHg; for ${spanWords(baseline.freshForMs)}`,
      source: "S19",
    },
    { name: "Dose held", words: holdNumbers(protocol), source: "clinical 8, rows Pre-dose and Other hold; S19" },
    {
      name: "No more drug",
      words: `> ${pressureOf(noDose.above)} mmHg · SpO₂ < ${noDose.spo2Below} % · MOAA/S ≤ ${noDose.moaasUpTo} · a high alarm`,
      source: "S19",
    },
    dosingNumbers(protocol.dosing),
    {
      name: "Active",
      words: `until MOAA/S 5 and dissociation resolved, at least ${spanWords(active.leastMs)} from the ${active.from}`,
      source: "clinical 6",
    },
    {
      name: "Dissociative window",
      words: `${spanWords(dissociation.fromMs)} after the dose to ${spanWords(dissociation.afterMs)} after its end`,
      source: "S20",
    },
    { name: "BP", words: cadenceNumbers(protocol), source: "clinical 8, rows NIBP cadence and BP overdue" },
    protocol.cadence.mandatory === "none"
      ? "none"
      : {
          name: "BP that must be there",
          words: `at ${spanWords(protocol.cadence.mandatory.atMs)}; medium alarm at ${spanWords(protocol.cadence.mandatory.byMs)}`,
          source: "clinical 1.1; S20",
        },
    {
      name: "Breaths and MOAA/S",
      words: `${timesOf(assessment.at)}every ${spanWords(assessment.everyMs)}; with oxygen or a factor every ${spanWords(assessment.closeMs)}; overdue low at × ${assessment.overdueLow}, medium at × ${assessment.overdueMedium}`,
      source: "clinical 8, row MOAA/S check; S8, S9",
    },
    {
      name: "BP rise",
      words: `${pressureOf(rise)} mmHg above the baseline: medium from ${pressureOf(rise.onlyFrom)} on, else information; information from ${percent(rise.infoShare)} on`,
      source: "clinical 8, rows BP info and medium; S6",
    },
    homeNumbers(protocol.home),
    { name: "Calls, high", words: chain(protocol.escalation.high), source: "clinical 6; S10" },
    { name: "Calls, medium", words: chain(protocol.escalation.medium), source: "clinical 6; S10" },
    ...dischargeNumbers(protocol),
  ];
  return facts.filter((fact) => fact !== "none");
}

function holdNumbers({ hold }: Protocol): string {
  const old =
    hold.relaxed === "off"
      ? ""
      : `, soft > ${pressureOf(hold.relaxed.soft)} from ${hold.relaxed.fromAgeYears} years on`;
  return `soft > ${pressureOf(hold.soft)}${old}, hard > ${pressureOf(hold.hard)} mmHg · systolic < ${hold.systolicBelow} · pulse < ${hold.pulseBelow} or > ${hold.pulseAbove} /min · SpO₂ < ${hold.spo2Below} % · breaths < ${hold.rrBelow} /min`;
}

function dosingNumbers(dosing: Dosing): SourcedFact {
  switch (dosing.kind) {
    case "pump":
      return {
        name: "Pump",
        words: `planned ${spanWords(dosing.plannedMs)}; medium at ${spanWords(dosing.overrunMs)} past the end, or ${spanWords(dosing.confirmMs)} without a look at a stop`,
        source: "clinical 6; S23",
      };
    case "injection":
      return { name: "Dose", words: "one injection, over at once; a booster counts anew", source: "clinical 6; S9" };
    case "devices":
      return {
        name: "Devices",
        words: `${dosing.counts.join(" or ")} of ${dosing.mgEach} mg, ${spanWords(dosing.restMs)} of rest between two`,
        source: "clinical 1.1",
      };
    case "tablet":
      return { name: "Tablet", words: `dissolves for ${spanWords(dosing.dissolveMs)}`, source: "clinical 0.4" };
    default:
      return unreachable(dosing);
  }
}

function cadenceNumbers({ cadence }: Protocol): string {
  const first =
    cadence.firstSessionAt.length === 0 ? "" : `, in a first session also at ${spans(cadence.firstSessionAt)}`;
  const low = cadence.overdueLow === "never" ? "" : `low at × ${cadence.overdueLow}, `;
  const grace =
    cadence.grace === "none"
      ? ""
      : `; up to ${spanWords(cadence.grace.untilMs)} medium ${spanWords(cadence.grace.ms)} after it was due`;
  return `${timesOf(cadence.at)}every ${spanWords(cadence.dosingMs)} while dosing, ${spanWords(cadence.afterMs)} after, ${spanWords(cadence.alarmMs)} in an alarm${first}; overdue ${low}medium at × ${cadence.overdueMedium}${grace}`;
}

const homeNumbers = (home: Protocol["home"]): SourcedFact | "none" =>
  home === "not at home"
    ? "none"
    : {
        name: "At home",
        words: `a reply every ${spanWords(home.replyEveryMs)}: asked again at ${spanWords(home.repeatMs)}, medium at ${spanWords(home.mediumMs)}, high at ${spanWords(home.highMs)}, at ${spanWords(home.highUnseenMs)} where nothing is measured; presence every ${spanWords(home.presenceMs)}, ${home.presenceMissed} missed is high`,
        source: "S18",
      };

/** "nurse at once, lead 30 s, on call 1 min 30 s". */
const chain = (steps: Protocol["escalation"]["high"]): string =>
  steps.map(({ role, afterMs }) => `${role} ${afterMs === 0 ? "at once" : spanWords(afterMs)}`).join(", ");

const spans = (times: readonly number[]): string => times.map(spanWords).join(", ");
const timesOf = (times: readonly number[]): string => (times.length === 0 ? "" : `at ${spans(times)}, then `);
