import {
  adCodec,
  contecCodec,
  nellcorCodec,
  writeReport,
  type AdFrame,
  type Codec,
  type ContecFrame,
  type NellcorFrame,
} from "@vigil/shared/devices";

export type DecodeSpeed = { codec: string; mbPerSecond: number };

const MB = 1_000_000;
const CHUNK = 4_096;

/** How fast each codec reads a stream of its usual frames, in chunks of 4 KiB as lines deliver at most: median of five runs. */
export function decodeSpeeds(): DecodeSpeed[] {
  return [
    {
      codec: "contec-v7",
      mbPerSecond: speed(contecCodec, (i): ContecFrame => ({
        type: "real time",
        probeOff: false,
        beep: i % 60 === 0,
        lowSpo2: false,
        searchingLong: false,
        strength: 7,
        searching: false,
        pleth: i % 128,
        reserved: 0,
        perfusionInvalid: true,
        bar: i % 16,
        pulse: 60 + (i % 40),
        spo2: 90 + (i % 10),
        perfusion: 0xffff,
      })),
    },
    {
      codec: "nellcor-ascii",
      mbPerSecond: speed(nellcorCodec, (i): NellcorFrame => ({
        type: "data",
        date: "29-Dec-17",
        time: "07:18:43",
        spo2: 90 + (i % 10),
        spo2Alarm: false,
        pulse: 60 + (i % 40),
        pulseAlarm: false,
        amplitude: i % 200,
        status: [i % 5 === 0 ? "MO" : "", "", "", "", ""],
      })),
    },
    {
      codec: "ad-tm2657",
      mbPerSecond: speed(adCodec, (i): AdFrame => ({
        type: "result",
        address: "00",
        fields: writeReport({
          model: "TM-2657P",
          measuredAt: "2601021530",
          error: "E00",
          systolic: String(110 + (i % 40)),
          mean: "95",
          diastolic: "79",
          pulse: "66",
        }),
      })),
    },
  ];
}

function speed<F>(codec: Codec<F>, frame: (i: number) => F): number {
  const stream = streamOf(codec, frame);
  const runs = Array.from({ length: 6 }, () => {
    const started = performance.now();
    read(codec, stream);
    return stream.length / MB / ((performance.now() - started) / 1_000);
  });
  // The first run is the compiler's.
  const sorted = runs.slice(1).toSorted((a, b) => a - b);
  return sorted[2] ?? Number.NaN;
}

function streamOf<F>(codec: Codec<F>, frame: (i: number) => F): Uint8Array {
  const stream = new Uint8Array(8 * MB);
  let at = 0;
  for (let i = 0; ; i += 1) {
    const bytes = codec.encode(frame(i % 1_000));
    if (at + bytes.length > stream.length) return stream.subarray(0, at);
    stream.set(bytes, at);
    at += bytes.length;
  }
}

/** Reads the stream as a line's owner does. Throws where a byte of it is no frame: such a speed would mean nothing. */
function read<F>(codec: Codec<F>, stream: Uint8Array): void {
  let at = 0;
  while (at < stream.length) {
    const end = Math.min(at + CHUNK, stream.length);
    const { items, rest } = codec.decode(stream.subarray(at, end));
    if (items.some((item) => item.kind === "discard")) throw new Error("a codec discarded bytes of its own stream");
    if (rest.length === end - at) throw new Error("a codec left a whole chunk unread");
    at = end - rest.length;
  }
}
