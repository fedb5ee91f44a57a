/** The named fields of a result, as the cuff printed them: numbers without their letter and padding, "" where none came. */
export type AdReport = {
  model: string;
  /** YYMMDDHHMM by the cuff's clock. */
  measuredAt: string;
  /** `E00` is none. */
  error: string;
  systolic: string;
  mean: string;
  diastolic: string;
  pulse: string;
  /** The letters that came twice with different values, or a value that is no number: such a result is not to be believed. */
  garbled: readonly string[];
};

const letters = { S: "systolic", M: "mean", D: "diastolic", P: "pulse" } as const;
type Letter = keyof typeof letters;

const isLetter = (char: string): char is Letter => char in letters;

/**
 * Names the fields by their letter, whatever their order and padding (facts/cuffs section 1). The first is the model and its
 * letters are no values. Lower case letters are others: i irregular beats, m movement, r retest, t seconds.
 */
export function readReport(fields: readonly string[]): AdReport {
  const report = { model: "", measuredAt: "", error: "", systolic: "", mean: "", diastolic: "", pulse: "" };
  const garbled: string[] = [];
  for (const [place, field] of fields.entries()) {
    const text = field.trim();
    const letter = text.charAt(0);
    if (place === 0) report.model = text;
    else if (/^\d{10}$/.test(text) && report.measuredAt === "") report.measuredAt = text;
    else if (letter === "E") take("error", text, /^E\d\d$/);
    else if (isLetter(letter)) take(letters[letter], text.slice(1).trim(), /^\d{0,3}$/);
  }
  return { ...report, garbled };

  function take(name: "error" | (typeof letters)[Letter], value: string, form: RegExp): void {
    const before = report[name];
    if (!form.test(value) || (before !== "" && value !== "" && before !== value)) garbled.push(name);
    else if (value !== "") report[name] = value;
  }
}

/** The fields in the order three programs agree on; no capture shows them. Numbers are three wide, padded with blanks. */
export function writeReport(report: Omit<AdReport, "garbled">): string[] {
  const three = (letter: Letter): string => {
    const value = report[letters[letter]];
    return value === "" ? "" : letter + value.padStart(3);
  };
  return [report.model, report.measuredAt, "", "", report.error, three("S"), three("M"), three("D"), three("P")];
}
