import type { Hold, Session } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { gather } from "./baseline.ts";
import { change, enter, openSession, type Patch } from "./change.ts";
import { hardOf, holdsOf, holdWords } from "./holds.ts";
import { stageOf } from "./stageOf.ts";

/** Brings the baseline up to what is known now: before the dose every reading, and a value that came late, counts anew. */
export function followBaseline(turn: ChairTurn): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const { facts, readings } = session;
  const last = readings.at(-1);
  if (last === undefined) return;
  if (stageOf(facts.phase) !== "before the dose") return;
  if (facts.phase === "draft") {
    enter(turn, "screening", {}, "rule", `first reading, ${last.systolic}/${last.diastolic} mmHg`);
    return followBaseline(turn);
  }
  if (facts.baseline === "not yet" || last.at !== facts.baseline.at) settleBaseline(turn);
}

function settleBaseline(turn: ChairTurn): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const { facts, protocol } = session;
  const gathered = gather(session, turn.draft);
  switch (gathered.is) {
    case "complete": {
      const { baseline } = gathered;
      const holds = holdsOf(baseline, protocol);
      return take(turn, facts, { baseline, holds: [...holds] });
    }
    // New pressures beside an old saturation, or such that need another one, are no baseline: it is gathered again.
    case "waits for a value":
      return giveUp(turn, facts, `the ${gathered.of} is not known`);
    case "waits for a reading":
      return giveUp(turn, facts, gathered.third ? "it differs: one more is needed" : "a second one is needed");
  }
}

function giveUp(turn: ChairTurn, { phase }: Session, because: string): void {
  if (phase !== "screening") enter(turn, "screening", forgotten, "rule", `new reading: ${because}`);
}

const forgotten = { baseline: "not yet", holds: [], cleared: "not needed" } as const satisfies Patch;

function take(turn: ChairTurn, facts: Session, patch: { baseline: Session["baseline"]; holds: Hold[] }): void {
  const { baseline, holds } = patch;
  if (baseline === "not yet") return;
  const numbers = `${baseline.systolic}/${baseline.diastolic} mmHg, pulse ${baseline.pulse}, SpO2 ${baseline.spo2} %`;
  if (holds.length === 0) {
    const why = `baseline ${numbers}`;
    if (facts.phase === "cleared") return change(turn, { ...patch, cleared: "not needed" }, "rule", why);
    return enter(turn, "cleared", { ...patch, cleared: "not needed" }, "rule", why);
  }
  const why = `baseline ${numbers}: ${holdWords(holds)}`;
  if (facts.phase === "cleared" && isCovered(facts, holds)) return change(turn, patch, "rule", why);
  if (facts.phase === "held") return change(turn, patch, "rule", why);
  return enter(turn, "held", { ...patch, cleared: "not needed" }, "rule", why);
}

/** A clinician let these pass, and nothing but these: another number, or a hard hold, has to be looked at again. */
function isCovered({ cleared, holds: before }: Session, holds: readonly Hold[]): boolean {
  if (cleared === "not needed" || hardOf(holds).length > 0) return false;
  return holds.every(({ what }) => before.some((hold) => hold.what === what));
}
