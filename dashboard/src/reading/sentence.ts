import type { Alarm, AlarmCondition, Limits } from "@vigil/shared/contracts";
import { unreachable } from "@vigil/shared/kernel";

const names = {
  "spo2/low": "SpO₂",
  "pulse/low": "Pulse",
  "pulse/high": "Pulse",
  "bp/low": "BP",
  "bp/high": "BP",
  "bp/rise": "BP rise",
  "bp/overdue": "BP overdue",
  pump: "Pump",
  signal: "No SpO₂ signal",
  link: "Link lost",
  cuff: "Cuff failed",
  log: "Log not writable",
  engine: "Alarm engine failed",
} as const satisfies Record<AlarmCondition, string>;

/** What an alarm is, in two or three words that can be read from across the room. */
export const titleOf = (alarm: Alarm): string => {
  switch (alarm.condition) {
    case "spo2/low":
    case "pulse/low":
    case "bp/low":
      return `${names[alarm.condition]} low`;
    case "pulse/high":
    case "bp/high":
      return `${names[alarm.condition]} high`;
    default:
      return names[alarm.condition];
  }
};

// A banner on a small tile has room for the cause, not for a title that says it again.
const shortNames: Partial<Record<AlarmCondition, string>> = {
  signal: "SpO₂",
  link: "Link",
  cuff: "Cuff",
  log: "Log",
  engine: "Engine",
};

/**
 * Title and what matters, for a banner: "SpO₂ low < 88", "BP high 205/122", "SpO₂: probe off". A continuous metric is told by
 * its limit: the number it was raised at is no longer the number, which stands beside the banner.
 */
export function shortOf(alarm: Alarm): string {
  const { evidence } = alarm;
  switch (evidence.kind) {
    case "number":
      return `${titleOf(alarm)} ${evidence.direction === "below" ? "<" : ">"} ${evidence.limit}`;
    case "pressure":
      return `${titleOf(alarm)} ${evidence.systolic}/${evidence.diastolic}`;
    case "words":
      if (alarm.condition === "bp/overdue") return titleOf(alarm);
      if (alarm.condition === "pump") return pumpShort(evidence.words);
      return `${shortNames[alarm.condition] ?? titleOf(alarm)}: ${headOf(evidence.words)}`;
    default:
      return unreachable(evidence);
  }
}

/** "unplugged" of "unplugged: nothing listens on 10.0.0.7:4001", "probe off" of "probe off, SpO2 was 78 before". */
const headOf = (words: string): string => words.split(/[:,] /)[0] ?? words;

/** Which of the pump's two matters (safety S23) the words tell; where it is neither, the banner names the pump alone. */
const pumpShort = (words: string): string =>
  words.includes("confirm") ? "Pump: not confirmed" : words.includes("planned end") ? "Pump: past its end" : "Pump";

/** The whole sentence: what was measured, against which limit, for how long: "SpO₂ 84 % below 88 for 5 s". */
export function evidenceSentence(alarm: Alarm, limits: Limits): string {
  const { evidence } = alarm;
  switch (evidence.kind) {
    case "number": {
      const poor = evidence.quality === "poor" ? " (poor signal)" : "";
      const held = holdOf(alarm, limits);
      const time = held === undefined ? "" : held === 0 ? ", at once" : ` for ${held / 1_000} s`;
      return `${names[alarm.condition]} ${evidence.value} ${evidence.unit} ${evidence.direction} ${evidence.limit}${time}${poor}`;
    }
    case "pressure": {
      const { systolic, diastolic } = evidence.limit;
      const limit = diastolic === undefined ? `systolic ${systolic}` : `${systolic}/${diastolic}`;
      const beyond = evidence.direction === "above" ? "at or above" : "below";
      // Its limit lies above the patient's own baseline, so that 150/95 may be one (safety S6).
      const own = alarm.condition === "bp/rise" ? ", too far above the baseline" : "";
      return `BP ${evidence.systolic}/${evidence.diastolic} mmHg ${beyond} ${limit}${own}`;
    }
    case "words":
      return `${titleOf(alarm)}: ${evidence.words.replaceAll("SpO2", "SpO₂")}`;
    default:
      return unreachable(evidence);
  }
}

/** How long the condition had to hold before this step was raised, in ms; undefined for conditions without a hold. */
function holdOf(alarm: Alarm, limits: Limits): number | undefined {
  switch (alarm.condition) {
    case "spo2/low":
      return limits.spo2Low[alarm.step]?.holdMs;
    case "pulse/low":
      return limits.pulseLow[alarm.step]?.holdMs;
    case "pulse/high":
      return limits.pulseHigh[alarm.step]?.holdMs;
    default:
      return undefined;
  }
}

/** "high, physiological": for people who hear the page read out. */
export const kindWords = (alarm: Alarm): string => `${alarm.priority}, ${alarm.kind}`;
