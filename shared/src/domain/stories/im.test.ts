import { beforeAll, expect, test } from "vitest";
import { forgetBeginnings } from "../rows/course.test-support.ts";
import { TimeLine } from "./timeLine.test-support.ts";

beforeAll(forgetBeginnings);

test("S8: five checks in the first twenty minutes and the half hour, and one that is forgotten", () => {
  const line = new TimeLine("im");
  for (const when of ["5:00", "10:00", "15:00", "20:00"] as const)
    line.at(when).measures(132, 80).finds({ moaas: 4, rr: 14 });
  line
    .between("20:00", "30:00")
    .isQuiet("bp/overdue")
    .isQuiet("check/overdue")
    .and.between("35:00", "35:00")
    .raises("bp/overdue", "low", "first")
    .raises("check/overdue", "low", "first")
    .and.between("40:00", "40:00")
    .raises("bp/overdue", "medium", "escalated")
    .raises("check/overdue", "medium", "escalated")
    .and.at("41:00")
    .measures(128, 78)
    .finds({ moaas: 5, rr: 14, dissociation: "resolved" })
    .between("41:00", "44:59")
    .isQuiet("bp/overdue")
    .and.between("45:00", "45:00")
    .becomes("recovery");
  expect(line.untrue).toEqual([]);
});

test("S17: a seizure that nobody answers, an hour more, and no discharge before it", () => {
  const line = new TimeLine("im");
  line
    .at("12:00")
    .asks("chart.record", { entry: { kind: "event", what: "seizure" } })
    .between("12:00", "12:00")
    .raises("emergency", "high", "first")
    .becomes("emergency")
    .and.between("12:30", "12:30")
    .calls("lead")
    .and.between("13:30", "13:30")
    .calls("on call")
    .and.at("14:00")
    .acknowledges("emergency")
    .comes()
    .finds({ moaas: 2, rr: 12 })
    .between("14:00", "14:00")
    .raises("sedation", "high", "first")
    .and.at("25:00")
    .finds({ moaas: 5, rr: 14, dissociation: "resolved" })
    .at("40:00")
    .asks("session.calm", { reason: "awake again" })
    .between("40:00", "40:00")
    .becomes("recovery")
    // 90 min after the injection is later than 40 + 60.
    .and.between("90:00", "90:00")
    .becomes("review");
  expect(line.story.facts.clock).toHaveLength(1);
  expect(line.untrue).toEqual([]);
});

test("S9: a booster moves the end of the dose", () => {
  const line = new TimeLine("im")
    .at("20:00")
    .measures(130, 80)
    .finds({ moaas: 5, rr: 14, dissociation: "resolved" })
    .between("45:00", "45:00")
    .becomes("recovery")
    .and.at("46:00")
    .isRefused("dose.again", { mg: 20 }, /last pressure is 26 min/)
    .measures(162, 80)
    .isRefused("dose.again", { mg: 20 }, /above 160\/100/)
    .at("50:00")
    .measures(130, 80)
    .isRefused("dose.again", { mg: 20 }, /MOAA\/S is more than 10 min old/)
    .finds({ moaas: 5 })
    .asks("dose.again", { mg: 20 })
    .between("50:00", "50:00")
    .becomes("active")
    .and.at("60:00")
    .finds({ moaas: 5, rr: 14, dissociation: "resolved" })
    .between("95:00", "95:00")
    .becomes("recovery")
    .and.between("130:00", "130:00")
    .becomes("review");
  expect(line.untrue).toEqual([]);
});
