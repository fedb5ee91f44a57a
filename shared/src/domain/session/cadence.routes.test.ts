import { describe, expect, test } from "vitest";
import type { Route } from "../../contracts/index.ts";
import { shipped } from "../protocol/protocols.ts";
import { dosedBy, linesOf, min } from "./routes.test-support.ts";
import type { SessionStory } from "./story.test-support.ts";

const overdue = linesOf("bp/overdue");
const due = (story: SessionStory) => story.judgement.due.find(({ what }) => what === "bp");
const JUST = 0.001 / 60;

/** Minutes after the dose: when a pressure is due, from when it is low and from when it is medium. */
type Row = readonly [due: number, low: number | "never", medium: number];
type Table = { readonly route: Route; readonly first: boolean; readonly rows: readonly Row[] };

// clinical 8, rows NIBP cadence and BP overdue; S18 at home: due + 10 min up to minute 90. By hand.
const tables: readonly Table[] = [
  {
    route: "im",
    first: false,
    rows: [
      [5, 7.5, 10],
      [10, 12.5, 15],
      [15, 17.5, 20],
      [20, 22.5, 25],
      [30, 35, 40],
      [45, 52.5, 60],
      [60, 67.5, 75],
    ],
  },
  {
    route: "intranasal",
    first: false,
    rows: [
      [20, 30, 40],
      // S20: of the mandatory one medium at 45 already.
      [40, "never", 45],
      [60, 70, 80],
      [90, 105, 120],
      [120, 135, 150],
    ],
  },
  {
    route: "sublingual",
    first: false,
    rows: [
      [30, "never", 40],
      [60, "never", 70],
      [90, "never", 100],
      [120, "never", 135],
      [150, "never", 165],
    ],
  },
  {
    route: "sublingual",
    first: true,
    rows: [
      [15, "never", 25],
      [30, "never", 40],
    ],
  },
];

/** Every pressure before this one was taken in time. */
function kept({ route, first, rows }: Table, before: number): SessionStory {
  const story = dosedBy(route, { firstSession: first });
  for (const [at] of rows) {
    if (at >= before) break;
    if (route === "intranasal" && at === 20) story.at(min(5)).asks("dose.device", {});
    story.at(min(at)).measures(127, 77);
  }
  return story;
}

test("the tables name every time of every shipped protocol", () => {
  for (const { route, first, rows } of tables) {
    const { at, firstSessionAt } = shipped[route].cadence;
    const slots = [...at, ...(first ? firstSessionAt : [])]
      .map((ms) => ms / 60_000)
      .filter((slot) => !first || slot <= 30);
    expect(rows.map(([slot]) => slot)).toEqual(expect.arrayContaining(slots));
  }
  const withTimes = Object.values(shipped).filter(({ cadence }) => cadence.at.length > 0);
  expect(tables.filter(({ first }) => !first).map(({ route }) => route)).toEqual(withTimes.map(({ route }) => route));
});

describe.each(tables)("$route, first session $first", (table) => {
  test.each(table.rows)("minute %d: low at %s, medium at %d, each at its own instant", (slot, low, medium) => {
    const story = kept(table, slot);
    expect(due(story)).toMatchObject({ at: min(slot) * 1_000, overdueAt: min(low === "never" ? medium : low) * 1_000 });
    if (low !== "never") {
      expect(overdue(story.waits(min(low - JUST)))).toEqual([]);
      expect(overdue(story.waits(min(low)))).toEqual([`${low} bp/overdue active 0 low heard: first`]);
    }
    expect(overdue(story.waits(min(medium - JUST)))).toEqual([]);
    const [line] = overdue(story.waits(min(medium)));
    expect(line).toMatch(
      new RegExp(`^${medium} bp/overdue active [12] medium heard: ${low === "never" ? "first" : "escalated"}`),
    );
    expect(overdue(story.at(min(medium) + 1).measures(127, 77))[0]).toMatch(/latched 1|latched 2/);
  });

  test("a reading keeps a time as early as the protocol says, and no earlier", () => {
    const { earlyMs } = shipped[table.route].cadence;
    const [[slot], [next]] = [table.rows[0] ?? [0], table.rows[1] ?? [0]];
    const early = dosedBy(table.route, { firstSession: table.first });
    early.at(min(slot) - earlyMs / 1_000 - 0.001).measures(127, 77);
    expect(due(early)?.at).toBe(min(slot) * 1_000);
    early.at(min(slot) - earlyMs / 1_000).measures(127, 77);
    expect(due(early)?.at).toBe(min(next) * 1_000);
  });
});

describe("S20: the mandatory reading of intranasal, at 40 and by 45", () => {
  const dosed = () => {
    const story = dosedBy("intranasal");
    story.at(min(5)).asks("dose.device", {});
    return story;
  };

  test("is medium at 45 whatever other readings there are", () => {
    const story = dosed();
    for (const minute of [20, 25, 30, 34.99]) story.at(min(minute)).measures(127, 77);
    expect(overdue(story.waits(min(45 - JUST)))).toEqual([]);
    expect(overdue(story.waits(min(45)))).toEqual(["45 bp/overdue active 2 medium heard: first"]);
    expect(story.alarm("bp/overdue")).toMatchObject({
      rule: "bp mandatory",
      evidence: { words: "the pressure 40 min after the dose is missing: it must be there" },
    });
    expect(overdue(story.at(min(46)).measures(127, 77))).toEqual(["46 bp/overdue latched 2 info silent: message"]);
  });

  test("is heard again where an overdue reading was acknowledged before", () => {
    const story = dosed();
    story.waits(min(40));
    story.answers("acknowledge", story.alarm("bp/overdue"));
    expect(overdue(story.waits(min(45))).at(-1)).toBe("45 bp/overdue active 2 medium heard: escalated");
  });

  test.each([35, 40, 44.999])("is there with a reading at minute %d", (minute) => {
    const story = dosed();
    story.at(min(20)).measures(127, 77);
    story.at(min(minute)).measures(127, 77);
    expect(overdue(story.waits(min(60)))).toEqual([]);
    expect(due(story)?.at).toBe(min(60) * 1_000);
  });

  test("says so where it is due", () => {
    const story = dosed();
    story.at(min(20)).measures(127, 77);
    expect(due(story)?.words).toBe("Pressure: the reading at 40 min must be there");
  });
});

describe("clinical 8: every 5 min while a pressure alarm is medium or high, whatever the times say", () => {
  test("a medium one, and back to the times with a calm one", () => {
    const story = dosedBy("intranasal");
    story.at(min(20)).measures(167, 80);
    expect(due(story)?.at).toBe(min(25) * 1_000);
    expect(overdue(story.waits(min(27.5)))).toEqual(["27.5 bp/overdue active 0 low heard: first"]);
    expect(overdue(story.waits(min(30)))).toEqual(["30 bp/overdue active 1 medium heard: escalated"]);
    story.at(min(31)).measures(127, 77);
    expect(due(story)?.at).toBe(min(40) * 1_000);
  });

  test("at home without the grace of S18", () => {
    const story = dosedBy("sublingual");
    story.at(min(30)).measures(162, 80);
    expect(due(story)?.at).toBe(min(35) * 1_000);
    expect(overdue(story.waits(min(37.5)))).toEqual(["37.5 bp/overdue active 1 medium heard: first"]);
  });
});

test("S22: nobody is asked for a pressure while the ride is awaited, nor after the end", () => {
  const story = dosedBy("im");
  story.ends("transferred");
  expect(due(story)).toBeUndefined();
});
