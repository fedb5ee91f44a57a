import { unreachable } from "../../kernel/index.ts";
import { conditionNames, rules, type Alarm } from "../../contracts/index.ts";

/** "SpO2 low", "link lost (home-1-kit)". */
export const alarmName = ({ condition, device }: Alarm): string =>
  device === undefined ? conditionNames[condition] : `${conditionNames[condition]} (${device})`;

/** Name and evidence: "SpO2 low: 84 % below 88", "pressure high: 205/122 mmHg at or above 200/120". */
export const alarmSentence = (alarm: Alarm): string => `${alarmName(alarm)}: ${evidenceWords(alarm)}`;

/** The rule that made its step, and the row it comes from; a log from before rules had names says neither. */
export const ruleWords = ({ rule }: Alarm): string =>
  Object.hasOwn(rules, rule) ? `${rules[rule].words} (${rules[rule].source})` : "not recorded";

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
    case "several":
    case "words":
      return evidence.words;
    default:
      return unreachable(evidence);
  }
}
