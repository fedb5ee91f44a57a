import type { CuffReading } from "../../contracts/index.ts";
import type { Finding } from "../alarm/finding.ts";
import { follow } from "../alarm/lifecycle.ts";
import { paradox } from "../alarm/paradox.ts";
import { comparePulses, twoPeople } from "../alarm/people.ts";
import { vasovagal } from "../alarm/vasovagal.ts";
import { brainOf } from "./found.ts";
import type { ChairState, ChairTurn } from "./state.ts";
import { patientSubject } from "./subject.ts";

/**
 * The last pressure together with the pulse and with what people found (safety S6). What shows it is told at once; only a
 * new reading ends it.
 */
export function judgeWithPulse(turn: ChairTurn, why: "new reading" | "known already"): void {
  const { draft, at } = turn;
  const { lastPressure: reading, readingStandsUntil: until, limits } = draft;
  if (reading === "none") return;
  if (why === "known already" && (until === "no reading" || at >= until || !isOdd(draft, reading))) return;
  const pulses = pulsesBeside(draft, reading, why);
  tell(turn, "bp/vasovagal", vasovagal(reading, pulses, limits.rules.vasovagal), why);
  tell(turn, "bp/paradox", paradox(reading, pulses, brainOf(draft, at), limits.rules.paradox), why);
}

/** S15: the pulse of the cuff beside those of the probes. A poor signal proves nothing of the two (S7). */
export function comparePeople(turn: ChairTurn, { pulse }: CuffReading): void {
  const { draft } = turn;
  const limit = draft.limits.rules.twoPeople;
  const before = draft.apart;
  draft.apart = comparePulses(before, pulse, probePulses(draft, "good"), limit);
  // Where nothing could be compared, nothing ends and nothing sounds again.
  if (draft.apart !== before || before === "agree")
    follow(turn, patientSubject(draft.id, "people"), twoPeople(draft.apart, limit));
}

// A pulse alone is judged elsewhere; asked at every sample, the most are through here.
function isOdd({ limits: { rules } }: ChairState, { systolic }: CuffReading): boolean {
  return systolic < rules.vasovagal.systolicBelow || systolic >= rules.paradox.systolicFrom;
}

function tell(
  turn: ChairTurn,
  condition: "bp/vasovagal" | "bp/paradox",
  finding: Finding,
  why: "new reading" | "known already",
): void {
  const subject = patientSubject(turn.draft.id, condition);
  if (why === "new reading")
    return follow(turn, subject, finding.is === "present" ? { ...finding, news: "new reading" } : finding);
  const standing = turn.draft.alarms[subject.key]?.present;
  if (finding.is === "present" && standing?.is !== "present") follow(turn, subject, finding);
}

// High is never delayed by a poor signal (S7).
const pulsesBeside = (chair: ChairState, { pulse }: CuffReading, why: "new reading" | "known already") =>
  pulse === "unavailable" || why === "known already"
    ? probePulses(chair, "any")
    : [pulse, ...probePulses(chair, "any")];

const probePulses = ({ devices }: ChairState, quality: "good" | "any"): readonly number[] =>
  devices.flatMap(({ pulse }) =>
    pulse.is === "valid" && (quality === "any" || pulse.quality === "good") ? [pulse.value] : [],
  );
