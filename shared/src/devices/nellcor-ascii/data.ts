import type { NellcorData, Printed } from "./frame.ts";

// Columns, counted from 0 and read off the N-560 capture: date 0-8, time 10-17, SpO2 21-23 and its * at 24, pulse 29-31 and
// its * at 32, amplitude 37-39, status at 44, 47, 50, 53 and 56, blanks to the end of the line.
const number = /( {2}\d| [1-9]\d|[1-9]\d\d|---)/.source;
const star = /([* ])/.source;
const place = /([A-Z]{2}| {2})/.source;
const line = new RegExp(
  `^(\\d\\d-[A-Z][a-z]{2}-\\d\\d) (\\d\\d:\\d\\d:\\d\\d) {3}${number}${star} {4}${number}${star} {4}${number} {4}` +
    `${place} ${place} ${place} ${place} ${place} *$`,
);

/** The data line that `text` is, without its line end; undefined where it does not fit the columns to the letter. */
export function readData(text: string): NellcorData | undefined {
  const fields = line.exec(text);
  if (fields === null) return undefined;
  const [, date = "", time = "", spo2 = "", spo2Star, pulse = "", pulseStar, amplitude = "", ...places] = fields;
  const [a = "", b = "", c = "", d = "", e = ""] = places.map((code) => code.trim());
  return {
    type: "data",
    date,
    time,
    spo2: printed(spo2),
    spo2Alarm: spo2Star === "*",
    pulse: printed(pulse),
    pulseAlarm: pulseStar === "*",
    amplitude: printed(amplitude),
    status: [a, b, c, d, e],
  };
}

/** The line in the exact layout of the capture, three blanks at its end included. Throws RangeError where it would not fit. */
export function writeData(data: NellcorData): string {
  const { date, time, spo2, pulse, amplitude, status } = data;
  const numbers = `${print(spo2)}${data.spo2Alarm ? "*" : " "}    ${print(pulse)}${data.pulseAlarm ? "*" : " "}    ${print(amplitude)}`;
  const text = `${date} ${time}   ${numbers}    ${status.map((code) => code.padEnd(2)).join(" ")}   `;
  if (!line.test(text)) throw new RangeError(`no data line: ${text}`);
  return text;
}

const printed = (field: string): Printed => (field === "---" ? "---" : Number(field));
const print = (field: Printed): string => String(field).padStart(3);
