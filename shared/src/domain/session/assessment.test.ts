import { describe, expect, test } from "vitest";
import type { Route } from "../../contracts/index.ts";
import { shipped } from "../protocol/protocols.ts";
import { dosedBy, linesOf, min } from "./routes.test-support.ts";
import type { SessionStory } from "./story.test-support.ts";

const overdue = linesOf("check/overdue");
const due = (story: SessionStory) => story.judgement.due.find(({ what }) => what === "breathing and MOAA/S");
const JUST = 0.001 / 60;

const checks = (story: SessionStory, minute: number) => story.at(min(minute)).finds({ moaas: 5, rr: 14 });

// clinical 8, row MOAA/S check; S8: 1.5 x low, 2 x medium. Minutes after the dose, by hand.
const tables: readonly { route: Route; rows: readonly (readonly [due: number, low: number, medium: number])[] }[] = [
  {
    route: "iv",
    rows: [
      [10, 15, 20],
      [20, 25, 30],
    ],
  },
  {
    route: "im",
    rows: [
      [5, 7.5, 10],
      [10, 12.5, 15],
      [15, 17.5, 20],
      [20, 22.5, 25],
      [30, 35, 40],
      [40, 45, 50],
    ],
  },
  {
    route: "intranasal",
    rows: [
      [15, 22.5, 30],
      [30, 37.5, 45],
    ],
  },
  {
    route: "sublingual",
    rows: [
      [15, 22.5, 30],
      [30, 37.5, 45],
    ],
  },
];

test("every route has its rows, and every time of its protocol one", () => {
  expect(tables.map(({ route }) => route).toSorted()).toEqual(Object.keys(shipped).toSorted());
  for (const { route, rows } of tables) {
    const { at, everyMs } = shipped[route].assessment;
    const slots = at.length === 0 ? [everyMs] : at;
    expect(rows.map(([slot]) => slot)).toEqual(expect.arrayContaining(slots.map((ms) => ms / 60_000)));
  }
});

describe.each(tables)("S8: breathing and MOAA/S by $route", ({ route, rows }) => {
  test.each(rows)("minute %d: low at %d, medium at %d, gone with a check", (slot, low, medium) => {
    const story = dosedBy(route);
    for (const [at] of rows) if (at < slot) checks(story, at);
    expect(due(story)).toMatchObject({ at: min(slot) * 1_000, overdueAt: min(low) * 1_000 });
    expect(overdue(story.waits(min(low - JUST)))).toEqual([]);
    expect(overdue(story.waits(min(low)))).toEqual([`${low} check/overdue active 0 low heard: first`]);
    expect(overdue(story.waits(min(medium - JUST)))).toEqual([]);
    expect(overdue(story.waits(min(medium)))).toEqual([`${medium} check/overdue active 1 medium heard: escalated`]);
    expect(overdue(checks(story, medium + 1))).toEqual([`${medium + 1} check/overdue latched 1 info silent: message`]);
    expect(story.find("check/overdue")?.phase).toBe("latched");
  });
});

describe("S8, S9: closer, every 5 min", () => {
  test("while oxygen runs", () => {
    const story = dosedBy("iv");
    checks(story, 10);
    expect(due(story)?.at).toBe(min(20) * 1_000);
    story.at(min(11)).asks("session.oxygen", { flow: 2 });
    expect(due(story)).toMatchObject({ at: min(15) * 1_000, overdueAt: min(17.5) * 1_000 });
    story.asks("session.oxygen", { flow: "off" });
    expect(due(story)?.at).toBe(min(20) * 1_000);
  });

  test.each<Route>(["iv", "im", "intranasal"])("with a factor, by %s", (route) => {
    const story = dosedBy(route, { answers: { factors: ["opioid"] } });
    expect(due(story)).toMatchObject({ at: min(5) * 1_000, overdueAt: min(7.5) * 1_000 });
    checks(story, 5);
    checks(story, 10);
    expect(due(story)?.at).toBe(min(15) * 1_000);
  });

  test("oxygen that stops makes no alarm milder: only a check does", () => {
    const story = dosedBy("intranasal");
    story.at(min(1)).asks("session.oxygen", { flow: 2 });
    story.waits(min(10));
    expect(story.alarm("check/overdue").priority).toBe("medium");
    expect(overdue(story.asks("session.oxygen", { flow: "off" }))).toEqual([]);
    expect(story.alarm("check/overdue")).toMatchObject({ phase: "active", priority: "medium" });
  });
});

describe("S8: a check is both, counted together", () => {
  test("breaths or MOAA/S alone leave it due", () => {
    const story = dosedBy("iv");
    story.at(min(10)).finds({ moaas: 5 });
    expect(due(story)?.at).toBe(min(10) * 1_000);
    story.at(min(12)).finds({ rr: 14 });
    expect(due(story)?.at).toBe(min(20) * 1_000);
  });

  test("one of before the dose is none", () => {
    const story = dosedBy("iv");
    expect(due(story)?.at).toBe(min(10) * 1_000);
  });

  test("at home nobody counts breaths: MOAA/S is the check", () => {
    const story = dosedBy("sublingual");
    story.at(min(15)).finds({ moaas: 5 });
    expect(due(story)?.at).toBe(min(30) * 1_000);
  });

  test("S12: one that is charted late counts from when it was made, and ends the alarm", () => {
    const story = dosedBy("iv");
    story.waits(min(16));
    story.asks("chart.record", {
      entry: { kind: "findings", findings: { moaas: 5, rr: 14 } },
      happenedAt: story.facts.since,
    });
    expect(story.find("check/overdue")).toMatchObject({ phase: "active", priority: "low" });
    const lines = story.at(min(17)).finds({ moaas: 5, rr: 14 });
    expect(overdue(lines)).toEqual(["17 check/overdue cleared 0 low silent: ended"]);
  });
});

test("nothing is due before the dose and after the end", () => {
  const story = dosedBy("im");
  story.ends("transferred");
  expect(due(story)).toBeUndefined();
  expect(story.find("check/overdue")).toBeUndefined();
});
