import { after, Instant } from "../../kernel/index.ts";
import type { Due } from "../../contracts/index.ts";
import type { ChairState } from "../chair/state.ts";
import { patientSubject } from "../chair/subject.ts";
import { spanWords } from "../span.ts";
import { nextReading, readingSteps } from "./cadence.ts";
import { lateFrom } from "./late.ts";
import type { SessionState } from "./state.ts";

/** The next pressure, by whatever wants it first; and when the cuff starts by itself, which is told ahead (safety S5). */
export function pressureDue(session: SessionState, chair: ChairState): readonly Due[] {
  const wanted = [planned(session, chair), repeat(chair), rising(session, chair)].filter((due) => due !== "not due");
  const { plan } = session.auto;
  const auto: readonly Due[] =
    plan === "none" ? [] : [{ what: "bp", words: "The cuff starts by itself", at: plan.at, overdueAt: "never" }];
  return [...wanted.toSorted((a, b) => a.at - b.at).slice(0, 1), ...auto];
}

function planned(session: SessionState, chair: ChairState): Due | "not due" {
  const wanted = nextReading(session, chair);
  if (wanted === "not due") return wanted;
  const { due: at, slot } = wanted;
  const { mandatory } = session.protocol.cadence;
  const must = mandatory !== "none" && slot === mandatory.atMs;
  const words = must ? `Pressure: the reading at ${spanWords(slot)} must be there` : "Pressure";
  return { what: "bp", words, at, overdueAt: lateFrom(readingSteps(session, chair)) };
}

/** S4: a high pressure is confirmed by a second one, which is due soon. */
function repeat({ bpHigh, bpLow, limits }: ChairState): Due | "not due" {
  const firsts = [bpHigh.first, bpLow.first].flatMap((first) => (first === "none" ? [] : [first.at]));
  if (firsts.length === 0) return "not due";
  const at = after(Instant(Math.min(...firsts)), limits.confirm.repeatDueMs);
  return { what: "bp", words: "Pressure again, to confirm it", at, overdueAt: at };
}

/** clinical 4.3, ROC: rising, to be repeated. */
function rising({ readings }: SessionState, { id, alarms, limits }: ChairState): Due | "not due" {
  const alarm = alarms[patientSubject(id, "bp/rise").key]?.alarm;
  const last = readings.at(-1);
  if (last === undefined || alarm?.phase !== "active" || alarm.rule !== "bp two rising") return "not due";
  const at = after(last.at, limits.rules.twoRising.repeatMs);
  return { what: "bp", words: "Pressure again: it rises", at, overdueAt: "never" };
}
