import { describe, expect, test } from "vitest";
import type { Observation } from "../../contracts/index.ts";
import type { Said } from "../profile.ts";
import type { NellcorData } from "./frame.ts";
import { nellcorMeaning } from "./meaning.ts";

const line: NellcorData = {
  type: "data",
  date: "29-Dec-17",
  time: "07:18:43",
  spo2: 97,
  spo2Alarm: false,
  pulse: 63,
  pulseAlarm: false,
  amplitude: 5,
  status: ["", "", "", "", ""],
};
const saidOf = (changes: Partial<NellcorData>): readonly Said[] =>
  nellcorMeaning.read(nellcorMeaning.initial, { ...line, ...changes }).says;
const valuesOf = (changes: Partial<NellcorData>): readonly Observation[] =>
  saidOf(changes).flatMap((said) => (said.kind === "observed" ? said.values : []));
const withStatus = (...codes: string[]): Pick<NellcorData, "status"> => {
  const [a = "", b = "", c = "", d = "", e = ""] = codes;
  return { status: [a, b, c, d, e] };
};
const unavailable = (because: string): object[] => [
  { metric: "spo2", value: "unavailable", because },
  { metric: "pulse", value: "unavailable", because },
];

test("a line says SpO2 and pulse, and when by the monitor's clock", () => {
  expect(saidOf({})).toEqual([
    {
      kind: "observed",
      values: [
        { metric: "spo2", value: 97, quality: "good" },
        { metric: "pulse", value: 63, quality: "good" },
      ],
      saidAt: "29-Dec-17 07:18:43",
    },
  ]);
});

test("MO keeps the value, with poor quality", () => {
  expect(valuesOf({ spo2: 79, ...withStatus("MO", "SL") })).toEqual([
    { metric: "spo2", value: 79, quality: "poor" },
    { metric: "pulse", value: 63, quality: "poor" },
  ]);
});

describe("flags beat numbers (section 12, rule 2)", () => {
  test.each([
    ["PS", "searching for pulse"],
    ["SD", "sensor disconnected"],
    ["SO", "probe off"],
    ["LP", "pulse lost"],
    ["LM", "interference"],
  ])("%s: %s, whatever the numbers", (code, because) => {
    expect(valuesOf(withStatus(code))).toEqual(unavailable(because));
    expect(valuesOf({ spo2: 0, pulse: 0, ...withStatus(code) })).toEqual(unavailable(because));
    expect(valuesOf({ spo2: "---", pulse: "---", ...withStatus("", "", "", code, "AS") })).toEqual(
      unavailable(because),
    );
  });
  test("two at once: the plainest reason", () => {
    expect(valuesOf(withStatus("PS", "SO"))).toEqual(unavailable("probe off"));
  });
  test("the monitor's own limits, sound and battery take no number away", () => {
    for (const code of ["AO", "AS", "LB", "PH", "PL", "SH", "SL"])
      expect(valuesOf(withStatus(code))).toMatchObject([{ value: 97 }, { value: 63 }]);
  });
});

describe("a number is a value only in its range and off its sentinel (section 12, rule 1)", () => {
  test.each([
    ["---", "no value"],
    [0, "no value"],
    [101, "out of range"],
    [511, "out of range"],
  ] as const)("SpO2 %s: %s", (spo2, because) => {
    expect(valuesOf({ spo2 })[0]).toEqual({ metric: "spo2", value: "unavailable", because });
  });
  test.each([
    ["---", "no value"],
    [0, "no value"],
    [255, "out of range"],
    [511, "out of range"],
  ] as const)("pulse %s: %s", (pulse, because) => {
    expect(valuesOf({ pulse })[1]).toEqual({ metric: "pulse", value: "unavailable", because });
  });
});

test("the header names model and version; the other header lines say nothing", () => {
  const says = (text: string): readonly Said[] => nellcorMeaning.read("none", { type: "header", text }).says;
  expect(says("N-560    VERSION 1.56.00    CRC:XXXX  SpO2 Limit: 90-100%    PR Limit: 60-170BPM")).toEqual([
    { kind: "identity", words: "model N-560, version 1.56.00" },
  ]);
  expect(says("TIME                 %SpO2   BPM     PA     Status")).toEqual([]);
});
