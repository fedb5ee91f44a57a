import type { Minute } from "../support/recordings.ts";

type Test = (second: number) => boolean;
const START = 120;

/** Onsets straight from the rows, by no engine and with no state: each second is judged by those before it. `860 bp/low high`. */
// prettier-ignore
export function referenceOnsets(rows: readonly Minute[]): readonly string[] {
  const row = (t: number): Minute | undefined => rows[Math.floor(t / 60)];
  const known = (t: number, of: "spo2" | "pulse" | "rr"): number | undefined =>
    rows.slice(0, Math.floor(t / 60) + 1).flatMap((one) => (one[of] === "no data" ? [] : [one[of]])).at(-1);
  const under = (of: "spo2" | "pulse" | "rr", limit: number): Test => (t) => (known(t, of) ?? limit) < limit;
  const over = (of: "pulse" | "rr", limit: number): Test => (t) => (known(t, of) ?? limit) > limit;
  const held = (is: Test, s: number): Test => (t) =>
    s === 0 ? is(t) : Array.from({ length: s }, (_, back) => t - 1 - back).every((at) => at >= START && is(at));
  const deep: Test = (t) => Array.from({ length: 15 }, (_, back) => known(t - 1 - back, "spo2") ?? 92)
    .reduce((sum, value, back) => sum + (t - 1 - back >= START ? Math.max(0, 92 - value) : 0), 0) >= 50 && under("spo2", 92)(t - 1);
  const none: Test = (t) => row(t)?.spo2 === "no data";
  const wasLow: Test = (t) => none(t) && row(t - 60)?.spo2 !== "no data" && under("spo2", 92)(t);
  const cuff = (t: number) => rows.flatMap(({ minute, bp, pulse }) => (bp === "no reading" || minute * 60 > t ? [] : [{ ...bp, pulse, at: minute * 60 }])).at(-1);
  type Reading = NonNullable<ReturnType<typeof cuff>>;
  const read = (is: (reading: Reading, t: number) => boolean): Test => (t) => { const last = cuff(t); return last !== undefined && is(last, t); };
  const rises = ({ systolic, diastolic }: Reading): boolean => (systolic >= 127 || diastolic >= 71) && (systolic >= 140 || diastolic >= 90);
  const grave = (one: Reading): boolean => one.systolic < 90 || one.mean < 60 || one.systolic >= 165 || one.diastolic >= 105 || rises(one);
  const overdue = (factor: number): Test => (t) => { const last = cuff(t - 1); return last !== undefined && t - last.at >= factor * (grave(last) ? 300 : 600); };
  const never: Test = () => false;
  const ladders: Readonly<Record<string, readonly [low: Test, medium: Test, high: Test]>> = {
    "spo2/low": [never, (t) => held(under("spo2", 92), 15)(t) || deep(t), (t) => held(under("spo2", 88), 5)(t) || under("spo2", 80)(t)],
    "pulse/low": [never, held(under("pulse", 50), 15), held(under("pulse", 40), 10)],
    "pulse/high": [never, held(over("pulse", 120), 300), (t) => held(over("pulse", 130), 60)(t) || held(over("pulse", 150), 10)(t)],
    "rr/low": [never, held(under("rr", 10), 30), held(under("rr", 9), 15)],
    "rr/high": [never, held(over("rr", 24), 60), held(over("rr", 29), 60)],
    signal: [held(none, 10), held(none, 30), (t) => held(none, 60)(t) || wasLow(t)],
    "bp/low": [never, read(({ systolic }) => systolic < 90), read(({ systolic, mean }) => systolic < 80 || mean < 60)],
    "bp/vasovagal": [never, never, read(({ systolic, pulse }) => systolic < 90 && pulse !== "no data" && pulse < 50)],
    "bp/high": [never, read(({ systolic, diastolic }) => systolic >= 165 || diastolic >= 105), read(({ systolic, diastolic, at }, t) => systolic >= 200 || diastolic >= 120 || (diastolic >= 110 && t - at >= 300))],
    "bp/rise": [never, read(rises), never],
    "bp/overdue": [overdue(1.5), overdue(2), never],
  };
  return Object.entries(ladders).flatMap(([condition, steps]) => {
    const levels = Array.from({ length: rows.length * 60 }, (_, t) => (t < START ? -1 : steps.findLastIndex((is) => is(t))));
    return levels.flatMap((level, t) => {
      const run = levels.slice(levels.lastIndexOf(-1, t - 1) + 1, t);
      return level > Math.max(-1, ...run) ? [`${t} ${condition} ${["low", "medium", "high"][level]}`] : [];
    });
  });
}
