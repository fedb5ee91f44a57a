import { expect, test } from "vitest";
import { Instant } from "../../kernel/index.ts";
import { AlarmKey, type Act } from "../../contracts/index.ts";
import { chair, desk, ox } from "../story.test-support.ts";
import { chairKey, eventKey, gatewayKey, hubKey, subjectOfAct, typedKey } from "./key.ts";

test("every alarm has a key of its own, and says whose it is", () => {
  const keys = [
    chairKey(chair, "signal"),
    chairKey(chair, "signal", ox),
    typedKey(chair, "bp/high"),
    eventKey(chair, "severe headache"),
    hubKey("switch-1"),
    gatewayKey("station"),
  ];
  expect(keys).toEqual([
    "chair-1/signal",
    "chair-1/signal/ox-1",
    "chair-1/bp/high/typed_in",
    "chair-1/event/severe-headache",
    "gateway/hub/switch-1",
    "gateway/station",
  ]);
  for (const key of keys) expect(AlarmKey.safeParse(key).success).toBe(true);
});

const acknowledged = (key: string): Act => ({
  type: "alarm.acknowledge",
  key: AlarmKey.parse(key),
  episode: Instant(0),
  step: 0,
});

test.each<readonly [string, Act, string]>([
  ["what names its chair", { type: "patient.attended", chair }, "chair-1"],
  ["an alarm of a chair", acknowledged("chair-1/spo2/low"), "chair-1"],
  ["one of the gateway's own", acknowledged("gateway/log"), "gateway"],
  ["one of a chair whose engine has failed", acknowledged("chair-1/engine"), "gateway"],
  ["one of nothing that is known", acknowledged("No chair at all/signal"), "gateway"],
  ["a screen", { type: "station.armed", station: desk, armed: true }, "gateway"],
])("who answers a command: %s", (_, act, subject) => {
  expect(subjectOfAct(act)).toBe(subject);
});
