import { Millis } from "../../kernel/index.ts";
import type { DurationStep } from "../../contracts/index.ts";
import { gradingFinding, gradingStatus, judgeTrouble, type Grading, type Trouble } from "../alarm/grading.ts";
import { follow } from "../alarm/lifecycle.ts";
import { judgeValue, thresholdFinding, type Judged } from "../alarm/threshold.ts";
import { linkGrades } from "./linkGrades.ts";
import type { AfterLow, ChairTurn, DeviceState } from "./state.ts";
import { deviceSubject, patientSubject } from "./subject.ts";
import { thresholdRules } from "./thresholdRules.ts";

/** Judges all that stands at the turn's instant. Rules run only while somebody is watched. */
export function judge(turn: ChairTurn): void {
  if (turn.draft.watch === "not watched") return;
  for (const rule of thresholdRules) judgeThreshold(turn, rule);
  for (const device of turn.draft.devices) {
    if (device.info.kind === "oximeter") judgeSignal(turn, device);
    judgeLink(turn, device);
  }
}

function judgeThreshold(turn: ChairTurn, rule: (typeof thresholdRules)[number]): void {
  const { draft, at } = turn;
  const before = draft[rule.limits];
  const now = judgeValue(before, rule, draft.limits, worstValid(draft.devices, rule), at);
  if (now === before) return;
  draft[rule.limits] = now;
  if (now.status !== before.status)
    follow(turn, patientSubject(draft.id, rule.condition), thresholdFinding(now, rule, draft.limits));
}

// S15: several oximeters are never averaged; the worst valid value is judged, of poor quality too.
function worstValid(devices: readonly DeviceState[], rule: (typeof thresholdRules)[number]): Judged | "none" {
  let worst: Judged | "none" = "none";
  for (const { info, [rule.metric]: known } of devices) {
    if (known.is !== "valid") continue;
    const { value, quality } = known;
    const worse = worst === "none" || (rule.direction === "below" ? value < worst.value : value > worst.value);
    if (worse) worst = { value, quality, averagingMs: info.averagingMs === "unknown" ? Millis(0) : info.averagingMs };
  }
  return worst;
}

function judgeSignal(turn: ChairTurn, device: DeviceState): void {
  const { spo2, link, signal } = device;
  if (spo2.is === "valid" && !signal.trouble) return;
  const grades = turn.draft.limits.signal;
  // While the link is down the link's own alarm speaks, and the signal's clock stands still.
  const risk = riskOf(turn, device, spo2.is === "unavailable" ? spo2.afterLow : "no");
  const trouble = troubleOf(turn, device, spo2.is === "unavailable" && risk, grades);
  const now = judgeTrouble(signal, { ...trouble, counts: link.is === "up" }, grades, turn.at);
  const words = spo2.is === "unavailable" ? withRisk(spo2.because, risk) : "";
  settle(turn, device, "signal", now, grades, words);
}

function judgeLink(turn: ChairTurn, device: DeviceState): void {
  const { link, linkLost, info } = device;
  // S13: what hangs on a kit is lost with it, and the kit alone tells of that.
  if (info.via !== undefined || (link.is === "up" && !linkLost.trouble)) return;
  const grades = linkGrades(info, turn.draft.limits);
  // A lost cuff hides no saturation.
  const risk = link.is === "up" || info.kind === "cuff" ? "none" : riskOf(turn, device, link.afterLow);
  const trouble = troubleOf(turn, device, link.is === "down" && risk, grades);
  const now = judgeTrouble(linkLost, { ...trouble, upTo: grades.length - 1 }, grades, turn.at);
  const words = link.is === "down" ? withRisk(link.why, risk) : "";
  settle(turn, device, "linkLost", now, grades, words);
}

function troubleOf(turn: ChairTurn, device: DeviceState, lost: Risk | false, grades: readonly DurationStep[]): Trouble {
  // S15: one probe off while another is valid is low: the patient is still seen.
  const seen = turn.draft.devices.some(
    (other) => other !== device && other.info.via !== device.info.id && other.spo2.is === "valid",
  );
  const atOnce = lost !== false && lost !== "none" && !seen;
  return { there: lost !== false, counts: true, atOnce, upTo: seen ? 0 : grades.length - 1 };
}

function settle(
  turn: ChairTurn,
  device: DeviceState,
  which: "signal" | "linkLost",
  now: Grading,
  grades: readonly DurationStep[],
  words: string,
): void {
  const before = device[which];
  if (now === before) return;
  const { draft } = turn;
  const { id } = device.info;
  draft.devices = draft.devices.map((one) => (one.info.id === id ? { ...one, [which]: now } : one));
  if (gradingStatus(now) === gradingStatus(before)) return;
  const subject = deviceSubject(draft.id, which === "signal" ? "signal" : "link", id);
  follow(turn, subject, gradingFinding(now, grades, which === "signal" ? "signal lost" : "link lost", words));
}

/** Why a patient may not go unseen for a moment, as words. */
type Risk = string;

/** S2: low just before, hardly awake, or on oxygen, where a breath that fails shows late. */
function riskOf({ draft }: ChairTurn, { info }: DeviceState, afterLow: AfterLow): Risk {
  if (afterLow !== "no") return `SpO2 was ${afterLow} before`;
  const { session, devices } = draft;
  // A start of the gateway is no loss: its devices are still being opened.
  if (!devices.some((one) => one.heard && (one.info.id === info.id || one.info.via === info.id))) return "none";
  if (session === "no session" || session.facts.ended !== "no") return "none";
  const { findings, oxygen } = session.facts;
  const moaas = findings["moaas"]?.value;
  if (typeof moaas === "number" && moaas <= HARDLY_AWAKE) return `MOAA/S was ${moaas}`;
  return oxygen.flow === "off" ? "none" : "oxygen runs";
}

// S2: MOAA/S at or below.
const HARDLY_AWAKE = 3;

const withRisk = (words: string, risk: Risk): string => (risk === "none" ? words : `${words}, ${risk}`);
