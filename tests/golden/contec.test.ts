import { describe, expect, test } from "vitest";
import type { Observation } from "@vigil/shared/contracts";
import { contecCodec, contecMeaning, listenWith, profileOf, type Listener, type Said } from "@vigil/shared/devices";
import { concatBytes, fromHex } from "@vigil/shared/kernel";
import { capture } from "../support/captures.ts";

const rx = capture("contec-cms60c/rx.bin");

const valuesOf = (says: readonly Said[]): Observation[] =>
  says.flatMap((said) => (said.kind === "observed" ? said.values : []));
const numbersOf = (says: readonly Said[], metric: Observation["metric"]): number[] =>
  valuesOf(says).flatMap((value) => (value.metric === metric && value.value !== "unavailable" ? [value.value] : []));

function listen(): Listener {
  const profile = profileOf("contec-v7");
  if (profile === undefined) throw new Error("contec-v7 is not registered");
  return profile.listen();
}

/** The capture with the transition packet before real-time packet 894, the first one with the finger found. */
function spliced(): Uint8Array {
  const bytes = rx.read();
  const { items } = contecCodec.decode(bytes);
  let at = 0;
  let realTime = 0;
  for (const item of items) {
    if (item.kind === "frame" && item.frame.type === "real time") realTime += 1;
    if (realTime === 894) break;
    at += item.bytes.length;
  }
  // Searching, with a high byte left over: pulse 210 beside SpO2 98 (facts/oximeters section 2, quirk 3).
  return concatBytes(bytes.subarray(0, at), fromHex("01EA85C999D2E2FFFF"), bytes.subarray(at));
}

describe.skipIf(rx.missing)(`a whole run of a Contec CMS60C${rx.why}`, () => {
  test("1,177 real-time packets, 17 others, no byte discarded", () => {
    const { items, rest } = contecCodec.decode(rx.read());
    const kinds = items.map((item) => (item.kind === "discard" ? "discard" : item.frame.type === "real time"));
    expect(kinds.filter((kind) => kind === true)).toHaveLength(1_177);
    expect(kinds.filter((kind) => kind === false)).toHaveLength(17);
    expect(kinds.filter((kind) => kind === "discard")).toEqual([]);
    expect(rest).toHaveLength(0);
  });

  test("every packet encodes to its own bytes again", () => {
    const bytes = rx.read();
    const { items } = contecCodec.decode(bytes);
    const again = items.map((item) => (item.kind === "frame" ? contecCodec.encode(item.frame) : item.bytes));
    expect(concatBytes(...again)).toEqual(bytes);
  });

  test("first the finger is out, then it searches, at the end 97 % and 82 a minute; nothing else ever", () => {
    const { says } = listen().hear(rx.read());
    const said = valuesOf(says).map(({ value, ...rest }) =>
      value === "unavailable" && "because" in rest ? rest.because : value,
    );
    const changes = said.filter((word, i) => word !== said[i - 1]);
    expect(changes.slice(0, 4)).toEqual(["probe off", "searching for pulse", "probe off", "searching for pulse"]);
    expect(new Set(changes)).toEqual(new Set(["probe off", "searching for pulse", 97, 82]));
    expect(valuesOf(says).slice(-2)).toEqual([
      { metric: "spo2", value: 97, quality: "good" },
      { metric: "pulse", value: 82, quality: "good" },
    ]);
  });

  test("says which device it is, and that it answered", () => {
    const { says } = listen().hear(rx.read());
    expect(says).toContainEqual({ kind: "identity", words: "model CMS60CW" });
    expect(says).toContainEqual({ kind: "identity", words: "vendor Contec" });
  });

  test("never says 210, also with the transition packet in it; without the flag gate it does", () => {
    expect(new Set(numbersOf(listen().hear(rx.read()).says, "pulse"))).toEqual(new Set([82]));
    expect(new Set(numbersOf(listen().hear(spliced()).says, "pulse"))).toEqual(new Set([82]));
    // The gate does it alone, and so does the settling alone.
    const with_ = (gate: boolean, settle: number): number[] =>
      numbersOf(listenWith(contecCodec, contecMeaning({ gate, settle })).hear(spliced()).says, "pulse");
    expect(with_(true, 1)).not.toContain(210);
    expect(with_(false, 3)).not.toContain(210);
    expect(with_(false, 1)).toContain(210);
  });
});
