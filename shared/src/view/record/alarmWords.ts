import { unreachable } from "../../kernel/index.ts";
import type { Alarm, AlarmCondition } from "../../contracts/index.ts";

const names = {
  "spo2/low": "SpO2 low",
  "pulse/low": "pulse low",
  "pulse/high": "pulse high",
  "bp/low": "BP low",
  "bp/high": "BP high",
  "bp/rise": "BP rise from the baseline",
  "bp/overdue": "BP reading overdue",
  pump: "pump",
  signal: "no SpO2 signal",
  link: "link lost",
  cuff: "cuff failed",
  log: "log not writable",
  engine: "alarm engine failed",
} as const satisfies Record<AlarmCondition, string>;

/** "SpO2 low", "link lost (home-1-kit)". */
export const alarmName = ({ condition, device }: Alarm): string =>
  device === undefined ? names[condition] : `${names[condition]} (${device})`;

/** Name and evidence: "SpO2 low: 84 % below 88", "BP high: 205/122 mmHg at or above 200/120". */
export const alarmSentence = (alarm: Alarm): string => `${alarmName(alarm)}: ${evidenceWords(alarm)}`;

function evidenceWords({ evidence }: Alarm): string {
  switch (evidence.kind) {
    case "number": {
      const poor = evidence.quality === "poor" ? ", poor signal" : "";
      return `${evidence.value} ${evidence.unit} ${evidence.direction} ${evidence.limit}${poor}`;
    }
    case "pressure": {
      const { systolic, diastolic } = evidence.limit;
      const limit = diastolic === undefined ? `systolic ${systolic}` : `${systolic}/${diastolic}`;
      const beyond = evidence.direction === "above" ? "at or above" : "below";
      return `${evidence.systolic}/${evidence.diastolic} mmHg ${beyond} ${limit}`;
    }
    case "words":
      return evidence.words;
    default:
      return unreachable(evidence);
  }
}
