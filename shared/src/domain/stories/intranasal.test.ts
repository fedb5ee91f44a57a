import { beforeAll, expect, test } from "vitest";
import { wellFindings } from "../discharge/scene.test-support.ts";
import { forgetBeginnings } from "../rows/course.test-support.ts";
import { TimeLine } from "./timeLine.test-support.ts";

beforeAll(forgetBeginnings);

test("clinical 1.1, S20: the second device after its rest, and a 40-minute reading that nobody takes", () => {
  const line = new TimeLine("intranasal")
    .at("4:59")
    .isRefused("dose.device", {}, /5 min after the last/)
    .at("5:00")
    .asks("dose.device", {})
    .between("5:00", "5:00")
    .becomes("active")
    .and.at("20:00")
    .measures(138, 84)
    .at("30:00")
    .measures(136, 84)
    .between("30:00", "44:59")
    .isQuiet("bp/overdue")
    .and.between("45:00", "45:00")
    .raises("bp/overdue", "medium", "first")
    .and.at("46:00")
    .measures(140, 85)
    .between("46:00", "60:00")
    .isQuiet("bp/overdue");
  expect(line.untrue).toEqual([]);
});

test("S21: whoever is well after an hour stays for 120 min all the same, and nobody signs over it", () => {
  const line = new TimeLine("intranasal").at("5:00").asks("dose.device", {});
  for (const when of ["20:00", "40:00", "60:00", "75:00", "90:00"] as const)
    line.at(when).measures(130, 80).finds(wellFindings);
  line.between("60:00", "60:00");
  for (const when of ["110:00", "119:59"] as const) line.at(when).measures(128, 78).finds(wellFindings);
  line.readsMessages();
  line
    .asks("discharge.check", {})
    .isRefused("discharge.sign", { reason: "well", leaves: true }, /./)
    .isRefused("discharge.sign", { reason: "well", leaves: true, override: { reason: "late", second: "Ben" } }, /./)
    .at("130:00")
    .measures(126, 78)
    .finds(wellFindings);
  line.readsMessages();
  line
    .asks("discharge.check", {})
    .asks("discharge.sign", { reason: "well", leaves: true })
    .between("130:00", "130:00")
    .becomes("discharged");
  expect(line.story.state.followUps).toMatchObject([{ task: "REMS form" }]);
  expect(line.untrue).toEqual([]);
});

test("S7, S19: a saturation that falls between two devices keeps the second one back", () => {
  const line = new TimeLine("intranasal")
    .at("3:00")
    .reads(91)
    .between("3:00", "3:14")
    .isQuiet("spo2/low")
    .and.between("3:15", "3:15")
    .raises("spo2/low", "medium")
    .and.at("5:00")
    .isRefused("dose.device", {}, /SpO2 is 91 %, below 92 %/)
    .asks("dose.stop", {})
    .between("5:00", "5:00")
    .becomes("active");
  expect(line.untrue).toEqual([]);
});
