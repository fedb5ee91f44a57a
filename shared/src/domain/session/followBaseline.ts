import type { Baseline, Session } from "../../contracts/index.ts";
import type { ChairState, ChairTurn } from "../chair/state.ts";
import { baselineFrom } from "./arrival.ts";
import { gather } from "./baseline.ts";
import { change, enter, openSession, type Patch } from "./change.ts";
import { holdsOf, holdWords, isCovered } from "./holds.ts";
import { same } from "./same.ts";
import { screeningGaps } from "./screeningGaps.ts";
import { stageOf } from "./stageOf.ts";
import type { SessionState } from "./state.ts";

/**
 * Before the dose: brings baseline, holds and phase up to what is known now. Every reading, and a value that came late,
 * counts anew; so does every answer.
 */
export function followBaseline(turn: ChairTurn): void {
  const session = openSession(turn);
  if (session === undefined || stageOf(session.facts.phase) !== "before the dose") return;
  if (session.facts.phase !== "draft") return settle(turn, session);
  const last = session.readings.at(-1);
  if (last === undefined) return;
  enter(turn, "screening", {}, "rule", `first reading, ${last.systolic}/${last.diastolic} mmHg`);
  return followBaseline(turn);
}

/** One change, told once: with why the baseline is another, or else why the phase is. */
function settle(turn: ChairTurn, session: SessionState): void {
  const { facts } = session;
  const { baseline, why } = baselineNow(session, turn.draft);
  const holds = [...holdsOf(session, baseline)];
  const phase = phaseNow(session, baseline, holds, turn.draft);
  const patch: Patch = {
    ...(baseline !== facts.baseline && { baseline }),
    ...(!same(holds, facts.holds) && { holds }),
    // What a clinician let pass stands as long as it is all there is.
    ...(facts.cleared !== "not needed" &&
      (phase !== "cleared" || holds.length === 0) && { cleared: "not needed" as const }),
  };
  const words = [why, holds.length === 0 ? "" : holdWords(holds)].filter((part) => part !== "").join(": ");
  if (phase !== facts.phase) return enter(turn, phase, patch, "rule", words === "" ? phaseWords[phase] : words);
  if (Object.keys(patch).length > 0) change(turn, patch, "rule", words === "" ? "nothing holds it any more" : words);
}

type Phase = "screening" | "held" | "cleared";

const phaseWords = {
  screening: "something of the screening is open again",
  held: "held",
  cleared: "all is answered, and the baseline is complete",
} as const satisfies Record<Phase, string>;

function phaseNow(
  session: SessionState,
  baseline: Session["baseline"],
  holds: Session["holds"],
  chair: ChairState,
): Phase {
  if (baseline === "not yet" || screeningGaps(session, chair).length > 0) return "screening";
  return holds.length === 0 || isCovered(session.facts, holds) ? "cleared" : "held";
}

/** The baseline as of the last reading, and why it is another than it was; without words where it is not. */
function baselineNow(session: SessionState, chair: ChairState): { baseline: Session["baseline"]; why: string } {
  const { baseline: before } = session.facts;
  const last = session.readings.at(-1);
  // S19: what was read before the antihypertensive, or while it began to work, is no baseline, however late it is charted.
  const isOld = before !== "not yet" && before.readings.some(({ at }) => at < baselineFrom(session.facts));
  const stands = before === "not yet" ? last === undefined : standsOn(before, session.readings);
  if (!isOld && stands) return { baseline: before, why: "" };
  const gathered = gather(session, chair);
  const isNew = last !== undefined && before !== "not yet" && last.at >= before.at;
  const what = isNew ? "new reading" : "a reading does not count any more";
  switch (gathered.is) {
    case "complete": {
      const { systolic, diastolic, pulse, spo2 } = gathered.baseline;
      const why = `baseline ${systolic}/${diastolic} mmHg, pulse ${pulse}, SpO2 ${spo2} %`;
      return { baseline: gathered.baseline, why };
    }
    // New pressures beside an old saturation, or such that need another one, are no baseline: it is gathered again.
    case "waits for a value":
      return givenUp(before, `${what}: the ${gathered.of} is not known`);
    case "waits for a reading":
      if (isOld) return givenUp(before, "a new baseline after the antihypertensive");
      return givenUp(
        before,
        `${what}: ${gathered.third ? "it differs: one more is needed" : "a second one is needed"}`,
      );
  }
}

/** The last reading is in it, and none of its readings was put right since. */
function standsOn({ at, readings: its }: Baseline, readings: SessionState["readings"]): boolean {
  return (
    readings.at(-1)?.at === at &&
    its.every((one) =>
      readings.some((now) => now.at === one.at && now.systolic === one.systolic && now.diastolic === one.diastolic),
    )
  );
}

const givenUp = (before: Session["baseline"], why: string): { baseline: "not yet"; why: string } => ({
  baseline: "not yet",
  why: before === "not yet" ? "" : why,
});
