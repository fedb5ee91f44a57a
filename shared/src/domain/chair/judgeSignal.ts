import { judgeTrouble } from "../alarm/grading.ts";
import { cuffExcuse } from "./excuse.ts";
import { isOffMonitor, riskOf, troubleOf, withRisk } from "./risk.ts";
import { settle } from "./settle.ts";
import { signalGrades } from "./signalGrades.ts";
import type { ChairTurn, DeviceState } from "./state.ts";

/** The alarm `signal`: an oximeter that has no valid SpO2 (safety S2). */
export function judgeSignal(turn: ChairTurn, device: DeviceState): void {
  const { spo2, link, signal, excuse } = device;
  if (spo2.is === "valid" && !signal.trouble) return;
  const grades = signalGrades(turn.draft);
  // While the link is down the link's own alarm speaks, and the signal's clock stands still.
  const counts = link.is === "up" && !isOffMonitor(turn);
  const risk = riskOf(turn, device, spo2.is === "unavailable" ? spo2.afterLow : "no");
  const trouble = troubleOf(turn, device, spo2.is === "unavailable" && risk, grades);
  const now = judgeTrouble(signal, { ...trouble, counts }, grades, turn.at);
  const words = spo2.is === "unavailable" ? withRisk(spo2.because, risk) : "";
  // S2: a patient who may not go unseen for a moment is told of in any case.
  const told = excuse === "none" || (now.trouble && now.atOnce);
  settle(turn, device, "signal", now, grades, words, told ? undefined : { by: cuffExcuse, until: excuse.until });
}
