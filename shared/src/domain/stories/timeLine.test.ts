import { expect, test } from "vitest";
import { TimeLine } from "./timeLine.test-support.ts";

test("what was said and is not true is gathered, with its span", () => {
  const line = new TimeLine("iv")
    .at("1:00")
    .reads(79)
    .between("1:01", "1:10")
    .raises("spo2/low", "high")
    .calls("lead")
    .becomes("active")
    .and.between("1:10", "2:00")
    .isQuiet("spo2/low")
    .and.asks("dose.device", {})
    .isRefused("dose.pause", { reason: "SpO2" }, /no reason/);
  expect(line.untrue).toEqual([
    "1:01 to 1:10: spo2/low high: ",
    "1:01 to 1:10: spo2/low not before it: first",
    "1:01 to 1:10: the lead is called: ",
    "1:01 to 1:10: it becomes active: ",
    "1:10 to 2:00: spo2/low is quiet: nobody answered",
    expect.stringMatching(/^2:00: dose\.device is possible: .* refused/),
    expect.stringMatching(/^2:00: dose\.pause is refused for no reason: .* done/),
  ]);
});
