import { beforeAll, expect, test } from "vitest";
import { forgetBeginnings } from "../rows/course.test-support.ts";
import { TimeLine } from "./timeLine.test-support.ts";

beforeAll(forgetBeginnings);

test("S18: a check that nobody answers calls the guide's chain, and presence is missed as well", () => {
  const line = new TimeLine("sublingual")
    .between("10:00", "10:00")
    .becomes("active")
    .and.between("15:00", "15:29")
    .isQuiet("check/unanswered")
    .and.between("15:30", "15:30")
    .raises("check/unanswered", "low", "first")
    .and.between("16:00", "16:00")
    .raises("check/unanswered", "medium", "escalated")
    .and.between("17:00", "17:00")
    .raises("check/unanswered", "high", "escalated")
    .and.between("17:30", "17:30")
    .calls("support person")
    .and.between("18:00", "18:00")
    .calls("clinician")
    .and.between("18:30", "18:30")
    .calls("emergency prompt")
    .and.at("19:00")
    .asks("check.answered", { by: "support person" })
    // S10: a high that nobody acknowledged stays to be seen.
    .between("19:00", "19:00")
    .raises("check/unanswered", "high", "still latched")
    .and.acknowledges("check/unanswered")
    .between("19:01", "29:59")
    .isQuiet("check/unanswered")
    .isQuiet("presence")
    .and.between("30:00", "30:00")
    .raises("presence", "high", "first")
    .and.at("30:20")
    .asks("presence.tapped", {})
    .between("30:20", "30:20")
    .raises("presence", "high", "still latched")
    .and.acknowledges("presence")
    .between("30:21", "44:59")
    .isQuiet("presence");
  expect(line.untrue).toEqual([]);
});

test("S18: the probe comes off under the eye mask, and silence is grave at once", () => {
  const line = new TimeLine("sublingual")
    .at("14:50")
    .reads("probe off")
    .between("15:00", "15:00")
    .raises("signal", "low", "first")
    .and.between("15:20", "15:20")
    .raises("signal", "medium", "escalated")
    .and.between("15:30", "15:30")
    .raises("check/unanswered", "high", "first")
    .and.at("15:40")
    .asks("check.answered", { by: "patient" })
    .reads(97)
    .between("15:40", "15:40")
    .raises("check/unanswered", "high", "still latched")
    .and.acknowledges("check/unanswered")
    .between("15:41", "29:00")
    .isQuiet("check/unanswered")
    .isQuiet("signal");
  expect(line.untrue).toEqual([]);
});

test("clinical 8, S18: at home one reading of 180/110 is high, and one that is late is medium", () => {
  const line = new TimeLine("sublingual")
    .between("30:00", "39:59")
    .isQuiet("bp/overdue")
    .and.between("40:00", "40:00")
    .raises("bp/overdue", "medium", "first")
    .and.at("41:00")
    .measures(181, 90)
    .between("41:00", "41:00")
    .raises("bp/high", "high", "first");
  expect(line.untrue).toEqual([]);
});

test("S22: contact is lost, and somebody looks after the patient at once", () => {
  const line = new TimeLine("sublingual").at("20:00");
  line
    .asks("session.end", { outcome: "contact lost", reason: "no line", calls: "the support person: no answer" })
    .between("20:00", "20:00")
    .becomes("contact lost");
  expect(line.story.state.followUps.map(({ task }) => task)).toEqual(["next-day check", "welfare check"]);
  expect(line.untrue).toEqual([]);
});
