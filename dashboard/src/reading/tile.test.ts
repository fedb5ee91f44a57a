import type { ChairView, Judgement } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { chair, T0, view } from "../testing.test-support.ts";
import { session } from "../testingSession.test-support.ts";
import { minutesWords, readTile } from "./tile.ts";

const at = (ms: number) => ({ now: Instant(T0 + ms), heartbeat: "heard" as const, silentFor: 0 });
const MINUTE = 60_000;

const withSession = (phase: string, more: Record<string, unknown> = {}, due: Judgement["due"] = []): ChairView => ({
  ...chair(view()),
  session: session({ phase, since: T0, ...more }),
  judgement: { due, criteria: [], refusals: {} },
});
const bpDue = [
  { what: "bp" as const, words: "BP", at: Instant(T0 + 10 * MINUTE), overdueAt: Instant(T0 + 15 * MINUTE) },
];
const hold = (what: string, value: number, limit: number) => ({
  what,
  value,
  limit,
  direction: "above",
  unit: "mmHg",
  kind: "soft",
});

test("phase, minutes in it, and what is due next", () => {
  expect(readTile(withSession("dosing", {}, bpDue), at(4 * MINUTE + 5_000))).toEqual({
    phase: "dosing",
    name: "Dosing",
    spent: "4 min",
    note: { tone: "calm", label: "BP", value: "5:55" },
  });
});

test("what is due turns overdue at its instant, and counts up", () => {
  const one = withSession("dosing", {}, bpDue);
  expect(readTile(one, at(10 * MINUTE - 1)).note).toMatchObject({ tone: "calm", value: "0:01" });
  expect(readTile(one, at(10 * MINUTE)).note).toEqual({ tone: "late", label: "BP overdue", value: "+0:00" });
  expect(readTile(one, at(11 * MINUTE + 5_900)).note).toMatchObject({ value: "+1:05" });
});

test("a hold stands before what is due, with how many more there are", () => {
  const holds = [hold("systolic", 158, 140), hold("diastolic", 96, 90)];
  expect(readTile(withSession("held", { holds }, bpDue), at(0)).note).toEqual({
    tone: "hold",
    label: "baseline systolic +1",
    value: "158 > 140",
  });
  // Once cleared by a person the hold is told on the chair's page, and the tile tells what is due.
  expect(readTile(withSession("cleared", { holds }, bpDue), at(0)).note).toMatchObject({ tone: "calm" });
});

test("a session that is over asks for the record that the patient has left", () => {
  const over = readTile(withSession("discharged", {}, bpDue), at(MINUTE));
  expect(over).toMatchObject({ name: "Discharged", note: { tone: "over", label: "once patient has left" } });
});

test("while the gateway is not heard nothing counts, and the phase is called the last known", () => {
  const silent = { ...at(4 * MINUTE), heartbeat: "silent" as const };
  expect(readTile(withSession("dosing", {}, bpDue), silent)).toMatchObject({
    name: "Dosing",
    spent: "",
    note: { tone: "unknown", label: "last known" },
  });
});

test("no session", () => {
  expect(readTile(chair(view()), at(0))).toMatchObject({ phase: "none", name: "No session", note: "nothing" });
});

test("minutes are never more than have passed", () => {
  expect(minutesWords(59_999)).toBe("< 1 min");
  expect(minutesWords(119_999)).toBe("1 min");
  expect(minutesWords(65 * MINUTE)).toBe("1 h 05");
});
