import { adCodec, contecCodec, nellcorCodec, writeReport } from "@vigil/shared/devices";
import { concatBytes } from "@vigil/shared/kernel";

const digits = (value: number, width: number): string => String(value).padStart(width, "0");

/** A result as an A&D cuff says it. `minute` makes the cuff's time of day, so that two results are never one. */
export function cuffResult({
  systolic,
  diastolic,
  minute,
  pulse = 78,
}: {
  systolic: number;
  diastolic: number;
  minute: number;
  pulse?: number;
}): Uint8Array {
  const measuredAt = `26${digits((Math.floor(minute / 40_320) % 12) + 1, 2)}${digits((Math.floor(minute / 1_440) % 28) + 1, 2)}${digits(Math.floor(minute / 60) % 24, 2)}${digits(minute % 60, 2)}`;
  const mean = Math.round(diastolic + (systolic - diastolic) / 3);
  const fields = writeReport({
    model: "TM-2657",
    measuredAt,
    error: "E00",
    systolic: String(systolic),
    mean: String(mean),
    diastolic: String(diastolic),
    pulse: String(pulse),
  });
  return adCodec.encode({ type: "result", address: "00", fields });
}

/** A measurement that failed, by its code. */
export const cuffError = (error: string): Uint8Array =>
  adCodec.encode({
    type: "result",
    address: "00",
    fields: writeReport({
      model: "TM-2657",
      measuredAt: "2611211000",
      error,
      systolic: "",
      mean: "",
      diastolic: "",
      pulse: "",
    }),
  });

const still = {
  type: "real time",
  probeOff: false,
  beep: false,
  lowSpo2: false,
  searchingLong: false,
  strength: 6,
  searching: false,
  reserved: 0,
  perfusionInvalid: true,
  bar: 4,
  perfusion: 0xffff,
} as const;

/** `count` real-time packets of a Contec with one and the same number: three make it count. */
export function contecPackets({ spo2, pulse, count = 3 }: { spo2: number; pulse: number; count?: number }): Uint8Array {
  return concatBytes(
    ...Array.from({ length: count }, (_, at) => contecCodec.encode({ ...still, spo2, pulse, pleth: (at * 7) % 128 })),
  );
}

/** A Contec whose finger is out: sentinels behind the flag. */
export const contecFingerOut = (count = 3): Uint8Array =>
  concatBytes(
    ...Array.from({ length: count }, () =>
      contecCodec.encode({ ...still, probeOff: true, spo2: 127, pulse: 255, pleth: 64 }),
    ),
  );

/** One line of a Nellcor monitor. */
export function nellcorLine({
  spo2,
  pulse,
  status = "",
}: {
  spo2: number | "---";
  pulse: number | "---";
  status?: string;
}): Uint8Array {
  return nellcorCodec.encode({
    type: "data",
    date: "21-Nov-26",
    time: "10:00:00",
    spo2,
    spo2Alarm: false,
    pulse,
    pulseAlarm: false,
    amplitude: 12,
    status: [status, "", "", "", ""],
  });
}
