import { expect, test } from "vitest";
import { after, Millis } from "@vigil/shared/kernel";
import type { Observation } from "@vigil/shared/contracts";
import { MORNING } from "../testClock.test-support.ts";
import { flatPleth } from "./flatPleth.ts";

const at = (seconds: number) => after(MORNING, Millis(seconds * 1_000));
const known: readonly Observation[] = [
  { metric: "spo2", value: 97, quality: "good" },
  { metric: "pulse", value: 71, quality: "good" },
  { metric: "perfusionIndex", value: 5.2, quality: "good" },
];
const off: readonly Observation[] = [
  { metric: "spo2", value: "unavailable", because: "probe off" },
  { metric: "pulse", value: "unavailable", because: "probe off" },
];
const onlyPulse: readonly Observation[] = [{ metric: "pulse", value: 71, quality: "good" }];

/** A packet is its numbers, then its sample; a drop is a line that was lost. */
type Packet = readonly [seconds: number, sample: number, values: readonly Observation[]] | "drop";

function saysAt(seconds: number, packets: readonly Packet[], values = known) {
  const pleth = flatPleth();
  for (const packet of packets) {
    if (packet === "drop") {
      pleth.drop();
      continue;
    }
    const [second, sample, said] = packet;
    pleth.judged(said, at(second));
    pleth.sample(sample, at(second));
  }
  return pleth.judged(values, at(seconds)).map(({ value, ...rest }) => ("because" in rest ? rest.because : value));
}

const lost = ["pulse lost", "pulse lost", "pulse lost"];
const numbers = [97, 71, 5.2];

test.each<readonly [string, number, readonly Packet[], readonly (string | number)[]]>([
  ["just below 10 s", 9.999, [[0, 50, known]], numbers],
  ["10 s", 10, [[0, 50, known]], lost],
  ["just above 10 s", 10.001, [[0, 50, known]], lost],
  [
    "it moved meanwhile",
    14.999,
    [
      [0, 50, known],
      [5, 51, known],
    ],
    numbers,
  ],
  [
    "10 s after it moved",
    15,
    [
      [0, 50, known],
      [5, 51, known],
      [14, 51, known],
    ],
    lost,
  ],
  [
    "it moves again",
    20,
    [
      [0, 50, known],
      [19.99, 51, known],
    ],
    numbers,
  ],
  ["without a pleth nothing is known of it", 60, [], numbers],
  [
    "flat while there is no number: it counts from the first number on",
    20,
    [
      [0, 64, off],
      [12, 64, off],
      [15, 64, known],
    ],
    numbers,
  ],
  [
    "a number that settles anew is a number all along",
    10,
    [
      [0, 50, known],
      [5, 50, onlyPulse],
    ],
    lost,
  ],
  ["not over a gap", 12, [[0, 50, known], "drop", [11, 50, known]], numbers],
])("S7: a flat pleth is no signal: %s", (_, seconds, packets, says) => {
  expect(saysAt(seconds, packets)).toEqual(says);
});

test("why there is no number is the device's own word where it has one", () => {
  expect(saysAt(30, [[0, 50, known]], off)).toEqual(["probe off", "probe off"]);
});
