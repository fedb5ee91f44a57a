import { beforeAll, expect, test } from "vitest";
import { wellFindings } from "../discharge/scene.test-support.ts";
import { forgetBeginnings } from "../rows/course.test-support.ts";
import { TimeLine } from "./timeLine.test-support.ts";

beforeAll(forgetBeginnings);

test("S4: an infusion with a high pressure that is heard, confirmed, answered, and comes down", () => {
  const line = new TimeLine("iv")
    .at("10:00")
    .measures(150, 92)
    .finds({ moaas: 5, rr: 14 })
    .between("10:00", "10:00")
    .isQuiet("bp/high")
    .and.at("15:00")
    .measures(186, 96)
    .between("15:00", "15:00")
    .raises("bp/high", "medium", "first")
    .and.at("16:30")
    .measures(184, 94)
    .between("16:30", "16:30")
    .raises("bp/high", "high", "escalated")
    .and.at("16:50")
    .acknowledges("bp/high")
    .between("16:50", "17:49")
    .isQuiet("bp/high")
    .and.between("17:50", "17:50")
    .raises("bp/high", "high", "acknowledgement lapsed")
    .calls("lead")
    .and.at("18:00")
    .acknowledges("bp/high")
    .comes()
    .asks("dose.pause", { reason: "pressure" })
    .asks("dose.confirm", {})
    .isRefused("dose.resume", {}, /above 160\/100: no dose/)
    // S4: no timer makes a pressure sound again, a reading does.
    .between("18:00", "21:59")
    .isQuiet("bp/high")
    .and.at("22:00")
    .measures(170, 90)
    .between("22:00", "22:00")
    .raises("bp/high", "medium", "new reading")
    .and.acknowledges("bp/high")
    .at("26:00")
    .measures(148, 84)
    .asks("dose.resume", {})
    .between("26:00", "30:00")
    .isQuiet("bp/high");
  expect(line.untrue).toEqual([]);
});

test("S1, S3, S10: a desaturation in the middle of it that is acknowledged, lasts, grows worse and ends", () => {
  const line = new TimeLine("iv")
    .at("5:00")
    .reads(91)
    .between("5:00", "5:14")
    .isQuiet("spo2/low")
    .and.between("5:15", "5:15")
    .raises("spo2/low", "medium")
    .and.at("5:20")
    .acknowledges("spo2/low")
    .between("5:20", "8:19")
    .isQuiet("spo2/low")
    .and.between("8:20", "8:20")
    .raises("spo2/low", "medium", "repeat due")
    .and.at("8:30")
    .acknowledges("spo2/low")
    .reads(87)
    .between("8:35", "8:35")
    .raises("spo2/low", "high", "escalated")
    .and.at("8:40")
    .acknowledges("spo2/low")
    .comes()
    .between("8:40", "9:39")
    .isQuiet("spo2/low")
    .and.between("9:40", "9:40")
    .raises("spo2/low", "high", "repeat due")
    .and.at("9:45")
    .asks("session.oxygen", { flow: 2 })
    .acknowledges("spo2/low")
    .comes()
    .reads(97)
    .between("9:45", "15:00")
    .isQuiet("spo2/low");
  expect(line.untrue).toEqual([]);
});

test("S8, S21: awake and well, and signed no earlier than 60 min after the pump stopped", () => {
  const line = new TimeLine("iv").at("40:00").asks("dose.stop", {}).asks("dose.confirm", {});
  line.at("41:00").finds({ ...wellFindings, moaas: 4, dissociation: "present" });
  line
    .at("50:00")
    .finds({ moaas: 4, rr: 14 })
    .between("41:00", "59:59")
    .isQuiet("pump")
    .and.at("60:00")
    .finds(wellFindings)
    .between("60:00", "60:00")
    .becomes("recovery");
  for (const when of ["65:00", "75:00", "85:00"] as const) line.at(when).measures(128, 78).finds({ moaas: 5, rr: 14 });
  line.between("90:00", "90:00").becomes("review");
  line.readsMessages();
  line.at("90:00").isRefused("discharge.check", {}, /Oriented: not known, .* more than 10 min ago/);
  line.at("99:59").measures(126, 77).finds(wellFindings).asks("discharge.check", {});
  line
    .isRefused("discharge.sign", { reason: "well", leaves: true }, /./)
    .at("110:00")
    .measures(128, 78)
    .finds(wellFindings)
    .asks("discharge.check", {})
    .asks("discharge.sign", { reason: "well", leaves: true })
    .between("110:00", "110:00")
    .becomes("discharged");
  expect(line.story.state.session).toBe("no session");
  expect(line.untrue).toEqual([]);
});
