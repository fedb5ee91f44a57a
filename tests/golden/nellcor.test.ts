import { describe, expect, test } from "vitest";
import type { Observation } from "@vigil/shared/contracts";
import { nellcorCodec, profileOf, type Heard } from "@vigil/shared/devices";
import { asciiOf, fromAscii } from "@vigil/shared/kernel";
import { capture } from "../support/captures.ts";

const session = capture("nellcor-n560/session.txt");

function hear(bytes: Uint8Array): Heard {
  const profile = profileOf("nellcor-ascii");
  if (profile === undefined) throw new Error("nellcor-ascii is not registered");
  return profile.listen().hear(bytes);
}
const metricOf = (heard: Heard, metric: Observation["metric"]): Observation[] =>
  heard.says.flatMap((said) =>
    said.kind === "observed" ? said.values.filter((value) => value.metric === metric) : [],
  );
const changesOf = (values: readonly Observation[]): (number | string)[] =>
  values
    .map((value) => (value.value === "unavailable" ? value.because : value.value))
    .filter((word, i, all) => word !== all[i - 1]);

describe.skipIf(session.missing)(`a session of a Nellcor N-560${session.why}`, () => {
  test("76 data lines and 9 header lines, no byte discarded, with CR LF and with LF", () => {
    const text = asciiOf(session.read());
    for (const bytes of [session.read(), fromAscii(text.replaceAll("\r\n", "\n"))]) {
      const { items, rest } = nellcorCodec.decode(bytes);
      const kinds = items.map((item) => (item.kind === "frame" ? item.frame.type : item.why));
      expect(kinds.filter((kind) => kind === "header")).toHaveLength(9);
      expect(kinds.filter((kind) => kind === "data")).toHaveLength(76);
      expect(items).toHaveLength(76 + 9);
      expect(rest).toHaveLength(0);
    }
  });

  test("every line but the last, which has three blanks more, encodes to its own bytes", () => {
    const { items } = nellcorCodec.decode(session.read());
    const data = items.flatMap((item) => (item.kind === "frame" ? [item] : []));
    const other = data.filter(({ frame, bytes }) => asciiOf(nellcorCodec.encode(frame)) !== asciiOf(bytes));
    expect(other).toEqual(data.slice(-1));
  });

  test("SpO2: the desaturation to 73, then the sensor's troubles each by name, then the recovery", () => {
    const heard = hear(session.read());
    const fall = [99, 89, 83, 79, 77, 78, 77, 75, 73, 74, 73];
    const trouble = ["sensor disconnected", "probe off", "searching for pulse"];
    const recovery = [94, 95, 96, 97, 96, "searching for pulse"];
    expect(changesOf(metricOf(heard, "spo2"))).toEqual([...fall, ...trouble, ...recovery]);
  });

  test("never says 0, and motion leaves the number and takes its quality", () => {
    const heard = hear(session.read());
    const values = [...metricOf(heard, "spo2"), ...metricOf(heard, "pulse")];
    expect(values.filter((value) => value.value === 0)).toEqual([]);
    expect(metricOf(heard, "spo2")).toContainEqual({ metric: "spo2", value: 79, quality: "poor" });
    expect(metricOf(heard, "spo2")).toContainEqual({ metric: "spo2", value: 77, quality: "good" });
  });

  test("says the time by the monitor's clock, and which monitor it is", () => {
    const heard = hear(session.read());
    expect(heard.says[0]).toMatchObject({ kind: "observed", saidAt: "29-Dec-17 07:18:43" });
    expect(heard.says).toContainEqual({ kind: "identity", words: "model N-560, version 1.56.00" });
  });
});
