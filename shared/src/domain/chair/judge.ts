import type { ThresholdRule } from "../alarm/threshold.ts";
import { apnoeaFinding, judgeApnoea } from "../alarm/apnoea.ts";
import { heldStatus } from "../alarm/held.ts";
import { follow } from "../alarm/lifecycle.ts";
import { judgeSaturation, saturationFinding } from "../alarm/saturation.ts";
import { judgeValue, thresholdFinding } from "../alarm/threshold.ts";
import { openSession } from "../session/change.ts";
import { breathsFinding } from "./breaths.ts";
import { judgeAgreement } from "./judgeAgreement.ts";
import { judgeLink } from "./judgeLink.ts";
import { judgePoor } from "./judgePoor.ts";
import { judgeSignal } from "./judgeSignal.ts";
import { say } from "./say.ts";
import type { ChairTurn } from "./state.ts";
import { patientSubject } from "./subject.ts";
import { thresholdRules } from "./thresholdRules.ts";
import { worstValid } from "./worstValid.ts";

/** Judges all that stands at the turn's instant. Rules run only while somebody is watched. */
export function judge(turn: ChairTurn): void {
  if (turn.draft.watch === "not watched") return;
  for (const rule of thresholdRules)
    if (rule.limits === "spo2Low") judgeLowSpo2(turn, rule);
    else judgeThreshold(turn, rule);
  judgeNoBreath(turn);
  judgeAgreement(turn);
  for (const device of turn.draft.devices) {
    if (device.info.kind === "oximeter") {
      judgeSignal(turn, device);
      judgePoor(turn, device);
    }
    judgeLink(turn, device);
  }
}

function judgeLowSpo2(turn: ChairTurn, rule: ThresholdRule): void {
  const { draft, at } = turn;
  const judged = worstValid(draft.devices, "spo2", "below", draft.spo2Low.judged);
  const baseline = openSession(turn)?.facts.baseline ?? "not yet";
  const own = baseline === "not yet" ? "none" : baseline.spo2;
  const now = judgeSaturation(draft, rule, draft.limits, judged, own, at);
  if (now === draft) return;
  const before = draft.saturation.status;
  draft.spo2Low = now.spo2Low;
  draft.saturation = now.saturation;
  if (now.saturation.status !== before)
    follow(turn, patientSubject(draft.id, "spo2/low"), saturationFinding(now, rule, draft.limits));
}

function judgeThreshold(turn: ChairTurn, rule: (typeof thresholdRules)[number]): void {
  const { draft, at } = turn;
  const before = draft[rule.limits];
  const judged = worstValid(draft.devices, rule.metric, rule.direction, before.judged);
  const now = judgeValue(before, rule, draft.limits, judged, at);
  if (now === before) return;
  draft[rule.limits] = now;
  if (now.status === before.status) return;
  const { condition } = rule;
  const subject = patientSubject(draft.id, condition);
  // What a person counts is judged together with it.
  if (condition === "rr/low" || condition === "rr/high") say(turn, subject, breathsFinding(draft, condition));
  else follow(turn, subject, thresholdFinding(now, rule, draft.limits));
}

function judgeNoBreath(turn: ChairTurn): void {
  const { draft, at } = turn;
  const before = draft.apnoea;
  const now = judgeApnoea(before, worstValid(draft.devices, "rr", "below", before.beyond), draft.limits, at);
  if (now === before) return;
  draft.apnoea = now;
  if (heldStatus(now) !== heldStatus(before))
    follow(turn, patientSubject(draft.id, "apnoea"), apnoeaFinding(now, draft.limits));
}
