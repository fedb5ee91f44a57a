import type { Because, Metric, Observation, Quality } from "../../contracts/index.ts";
import type { Meaning, Said } from "../profile.ts";
import type { ContecFrame, RealTime } from "./frame.ts";
import { settle, unsettled, type Settling } from "./settle.ts";

/**
 * `gate`: flags beat numbers. `settle`: a number counts once this many equal ones came in a row, for no checksum guards it.
 * Only a test that wants to see what the rules are good for sets anything but the profile's { gate: true, settle: 3 }.
 */
export type ContecRules = { gate: boolean; settle: number };

export type ContecState = {
  spo2: Settling;
  pulse: Settling;
  perfusion: Settling;
  /** Whether this device ever gave a perfusion index: one that has none does not say that it is missing. */
  hasPerfusion: boolean;
  model: string;
};

const initial: ContecState = {
  spo2: unsettled,
  pulse: unsettled,
  perfusion: unsettled,
  hasPerfusion: false,
  model: "",
};

export const contecMeaning = (rules: ContecRules): Meaning<ContecFrame, ContecState> => ({
  initial,
  read(state, frame) {
    switch (frame.type) {
      case "real time":
        return readRealTime(state, frame, rules);
      case "model": {
        // Index 0 begins the name, FF brings its last part: CMS60C, then W (CMS60C capture).
        const text = plain(frame.text);
        const model = frame.index === 0 ? text : state.model + text;
        const next = frame.index === 0 ? { ...state, model } : state;
        return { state: next, says: model === "" ? [] : [{ kind: "identity", words: `model ${model}` }] };
      }
      case "vendor": {
        const vendor = plain(frame.text);
        return { state, says: vendor === "" ? [] : [{ kind: "identity", words: `vendor ${vendor}` }] };
      }
      case "feedback":
        return { state, says: [{ kind: "answered", ok: frame.reason === 0 }] };
      case "other":
        // 0C is the free answer to "stop" (A2, A7).
        return { state, says: frame.code === 0x0c ? [{ kind: "answered", ok: true }] : [] };
      // The user's string may name a person: it is not ours to keep. A command is our own, heard back.
      case "user":
      case "command":
        return { state, says: [] };
    }
  },
});

function readRealTime(before: ContecState, frame: RealTime, rules: ContecRules): { state: ContecState; says: Said[] } {
  const pleth: Said[] = frame.probeOff ? [] : [{ kind: "pleth", sample: frame.pleth }];
  const blocked = rules.gate ? flagged(frame) : undefined;
  if (blocked !== undefined) {
    const metrics: Metric[] = before.hasPerfusion ? ["spo2", "pulse", "perfusionIndex"] : ["spo2", "pulse"];
    const values = metrics.map((metric): Observation => ({ metric, value: "unavailable", because: blocked }));
    const state = { ...before, spo2: unsettled, pulse: unsettled, perfusion: unsettled };
    return { state, says: [{ kind: "observed", values }, ...pleth] };
  }

  const state = {
    ...before,
    spo2: settle(before.spo2, frame.spo2, rules.settle),
    pulse: settle(before.pulse, frame.pulse, rules.settle),
    perfusion: settle(before.perfusion, frame.perfusionInvalid ? noPerfusion : frame.perfusion, rules.settle),
  };
  const quality = qualityOf(frame);
  const values: Observation[] = [];
  if (state.spo2.times >= rules.settle) values.push(observation("spo2", spo2Of(state.spo2.raw), quality));
  if (state.pulse.times >= rules.settle) values.push(observation("pulse", pulseOf(state.pulse.raw), quality));
  if (state.perfusion.times >= rules.settle) {
    state.hasPerfusion ||= state.perfusion.raw !== noPerfusion;
    if (state.hasPerfusion) values.push(observation("perfusionIndex", perfusionOf(state.perfusion.raw), quality));
  }
  return { state, says: values.length === 0 ? pleth : [{ kind: "observed", values }, ...pleth] };
}

function flagged(frame: RealTime): Because | undefined {
  if (frame.probeOff) return "probe off";
  return frame.searching || frame.searchingLong ? "searching for pulse" : undefined;
}

const observation = (metric: Metric, known: number | Because, quality: Quality): Observation =>
  typeof known === "number" ? { metric, value: known, quality } : { metric, value: "unavailable", because: known };

// Vendor document: SpO2 1 to 100, 7F invalid. 0 and 255 are the sentinels of its kin (facts/oximeters section 12, rule 1).
const spo2Of = (raw: number): number | Because =>
  raw === 0 || raw === 127 || raw === 255 ? "no value" : raw <= 100 ? raw : "out of range";

// Vendor document: pulse 1 to 254, FF invalid. 127 a minute is a true rate.
const pulseOf = (raw: number): number | Because => (raw === 0 || raw === 255 ? "no value" : raw);

// Vendor document: hundredths of a percent, 0 to 22.00 %, FFFF invalid.
const noPerfusion = 0xffff;
const perfusionOf = (raw: number): number | Because =>
  raw === noPerfusion ? "no value" : raw <= 2200 ? raw / 100 : "out of range";

// Safety S7: the lowest bar of signal, or a perfusion index under 0.4 %, is poor signal.
function qualityOf(frame: RealTime): Quality {
  const weak = !frame.perfusionInvalid && frame.perfusion < 40;
  return weak || frame.strength <= 1 ? "poor" : "good";
}

/** Text as people read it: no control characters, no padding. */
const plain = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, "").trim();
