import { conditionNames, type Alarm, type AlarmCondition, type Evidence, type Limits } from "@vigil/shared/contracts";
import { unreachable } from "@vigil/shared/kernel";

// Where the plain name says too little by itself, or more than a line has room for.
const titles: Partial<Record<AlarmCondition, string>> = {
  "bp/rise": "BP rise",
  people: "Two people?",
  signal: "No SpO₂ signal",
  cuff: "Cuff failed",
  log: "Log not writable",
  engine: "Alarm engine failed",
};

/** What a condition is, in two or three words that can be read from across the room. */
export function conditionTitle(condition: AlarmCondition): string {
  const name = conditionNames[condition].replaceAll("SpO2", "SpO₂");
  return titles[condition] ?? name.slice(0, 1).toUpperCase() + name.slice(1);
}

export const titleOf = (alarm: Pick<Alarm, "condition">): string => conditionTitle(alarm.condition);

// A banner on a small tile has room for the cause, not for a title that says it again.
const shortNames: Partial<Record<AlarmCondition, string>> = {
  signal: "SpO₂",
  link: "Link",
  cuff: "Cuff",
  log: "Log",
  engine: "Engine",
  hub: "Line",
  battery: "Battery",
  clock: "Clock",
  "spo2/differs": "Oximeters",
};

// Whose title is the whole message of a banner; the words beside it tell the rest.
const titleAlone: ReadonlySet<AlarmCondition> = new Set([
  "bp/overdue",
  "bp/vasovagal",
  "bp/paradox",
  "check/overdue",
  "check/unanswered",
  "presence",
  "monitor/off",
  "waiting",
  "people",
  "compound",
  "station",
  "clock",
  "apnoea",
]);

/**
 * Title and what matters, for a banner: "SpO₂ low < 88", "BP high 205/122", "SpO₂: probe off". A continuous metric is told by
 * its limit: the number it was raised at is no longer the number, which stands beside the banner.
 */
export function shortOf(alarm: Alarm): string {
  const { condition, evidence } = alarm;
  switch (evidence.kind) {
    case "number":
      return condition === "sedation"
        ? `MOAA/S ${evidence.value}`
        : `${titleOf(alarm)} ${evidence.direction === "below" ? "<" : ">"} ${evidence.limit}`;
    case "pressure":
      return `${titleOf(alarm)} ${evidence.systolic}/${evidence.diastolic}`;
    case "several":
      return titleOf(alarm);
    case "words":
      if (titleAlone.has(condition)) return titleOf(alarm);
      if (condition === "pump") return pumpShort(evidence.words);
      if (condition === "event") return sentenceCase(headOf(evidence.words));
      return `${shortNames[condition] ?? titleOf(alarm)}: ${headOf(evidence.words)}`;
    default:
      return unreachable(evidence);
  }
}

/** "unplugged" of "unplugged: nothing listens on 10.0.0.7:4001", "probe off" of "probe off, SpO2 was 78 before". */
const headOf = (words: string): string => (words.split(/[:,] /)[0] ?? words).replaceAll("SpO2", "SpO₂");

const sentenceCase = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

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
      return `${measuredOf(alarm)} ${evidence.value} ${evidence.unit} ${evidence.direction} ${evidence.limit}${time}${poor}`;
    }
    case "pressure": {
      // Its limit lies above the patient's own baseline, so that 150/95 may be one (safety S6).
      const own = alarm.condition === "bp/rise" ? ", too far above the baseline" : "";
      return `BP ${pressureAgainst(evidence)}${own}`;
    }
    case "several":
      return alarm.condition === "sedation"
        ? evidence.words
        : `${evidence.words.replaceAll("SpO2", "SpO₂")}: ${partsWords(evidence)}`;
    case "words":
      return `${titleOf(alarm)}: ${evidence.words.replaceAll("SpO2", "SpO₂")}`;
    default:
      return unreachable(evidence);
  }
}

/** "205/122 mmHg at or above 200/120". */
export function pressureAgainst(evidence: Extract<Evidence, { kind: "pressure" }>): string {
  const { systolic, diastolic } = evidence.limit;
  const limit = diastolic === undefined ? `systolic ${systolic}` : `${systolic}/${diastolic}`;
  const beyond = evidence.direction === "above" ? "at or above" : "below";
  return `${evidence.systolic}/${evidence.diastolic} mmHg ${beyond} ${limit}`;
}

/** "MOAA/S 3, at or below 3; SpO₂ 90 %, below 92": each number with its own limit. */
export const partsWords = ({ parts }: Extract<Evidence, { kind: "several" }>): string =>
  parts
    .map(({ name, value, limit, unit, direction }) => {
      const spaced = unit === "" ? "" : ` ${unit}`;
      // A level of the scale is itself one too low (clinical 8), a measured number is not.
      const beyond = name === "MOAA/S" ? "at or below" : direction;
      return `${name.replaceAll("SpO2", "SpO₂")} ${value}${spaced}, ${beyond} ${limit}`;
    })
    .join("; ");

/** What a number of this condition is a number of. */
function measuredOf({ condition }: Alarm): string {
  switch (condition) {
    case "spo2/low":
    case "spo2/differs":
      return "SpO₂";
    case "pulse/low":
    case "pulse/high":
      return "Pulse";
    case "rr/low":
    case "rr/high":
    case "apnoea":
      return "Breaths";
    case "sedation":
      return "MOAA/S";
    default:
      return conditionTitle(condition);
  }
}

/** How long the condition had to hold before this step was raised, in ms; undefined where the rule is another than the threshold. */
export function holdOf(alarm: Alarm, limits: Limits): number | undefined {
  switch (alarm.rule) {
    case "spo2 below limit":
      return limits.spo2Low[alarm.step]?.holdMs;
    case "pulse below limit":
      return limits.pulseLow[alarm.step]?.holdMs;
    case "pulse above limit":
      return limits.pulseHigh[alarm.step]?.holdMs;
    default:
      return undefined;
  }
}

/** "high, physiological": for people who hear the page read out. */
export const kindWords = (alarm: Alarm): string => `${alarm.priority}, ${alarm.kind}`;
