import { describe, expect, test } from "vitest";
import { Millis, Minutes, Seconds } from "../../kernel/index.ts";
import { Protocol, type Route } from "../../contracts/index.ts";
import { bounds, numberAt } from "./bounds.ts";
import { checkProtocol } from "./checkProtocol.ts";
import { protocols, shipped } from "./protocols.ts";

const edited = (edit: (protocol: Protocol) => void, route: Route = "iv"): Protocol => {
  const protocol = Protocol.parse(shipped[route]);
  edit(protocol);
  return protocol;
};
/** The same with one number replaced, by its path. */
function withNumber(path: string, value: number, more: { simulated?: boolean; route?: Route } = {}): Protocol {
  const replaced = (raw: object, [key = "", ...rest]: readonly string[]): object =>
    Object.fromEntries(
      Object.entries(raw).map(([name, old]) => {
        if (name !== key) return [name, old];
        return [name, rest.length === 0 ? value : replaced(old, rest)];
      }),
    );
  const { simulated = false, route = "iv" } = more;
  return { ...Protocol.parse(replaced(shipped[route], path.split("."))), simulated };
}
const paths = (protocol: Protocol, siteSimulated = false) =>
  checkProtocol(protocol, siteSimulated).map(({ path }) => path);

/** Every number of a protocol by its path, but for lists, limits and what is none of a person's to choose. */
const numbersIn = (raw: object, before = ""): string[] =>
  Object.entries(raw).flatMap(([name, value]) => {
    if (Array.isArray(value) || before + name === "limits") return [];
    if (typeof value === "number") return [before + name];
    return typeof value === "object" && value !== null ? numbersIn(value, `${before}${name}.`) : [];
  });
// Bounded by a rule of its own: how long a pump runs, and what belongs to the list beside it.
const ownRules = ["dosing.plannedMs", "dosing.mgEach", "cadence.mandatory.atMs", "cadence.grace.untilMs"];

test("what is shipped has no fault, at real patients and at simulated ones", () => {
  for (const protocol of protocols) {
    expect(checkProtocol(protocol, false)).toEqual([]);
    expect(checkProtocol(protocol, true)).toEqual([]);
  }
});

test.each(protocols.map((protocol) => [protocol.id, protocol] as const))(
  "every number of %s has bounds",
  (_, protocol) => {
    const bounded = new Set([...bounds.map(({ path }) => path), ...ownRules]);
    expect(numbersIn(protocol).filter((path) => !bounded.has(path))).toEqual([]);
  },
);

test("every bound is of a number that some protocol has", () => {
  const all = new Set(protocols.flatMap((protocol) => numbersIn(protocol)));
  expect(bounds.map(({ path }) => path).filter((path) => !all.has(path))).toEqual([]);
});

const each = protocols.flatMap(({ route }) =>
  bounds.flatMap(({ path, extreme }) => {
    const here = numberAt(shipped[route], path);
    return here === undefined ? [] : [{ route, path, from: Math.min(here, extreme), to: Math.max(here, extreme) }];
  }),
);
test.each(each)("$route, $path: from $from to $to, both allowed", ({ route, path, from, to }) => {
  const little = Number.isInteger(from) && Number.isInteger(to) ? 1 : 0.01;
  // Beside a bound another number may be contradicted; it is this one's own bound that is meant here.
  const own = (value: number) =>
    checkProtocol(withNumber(path, value, { route }), false).some(
      (fault) => fault.path === path && /outside|shorter|longer/.test(fault.why),
    );
  expect([own(from), own(to)]).toEqual([false, false]);
  if (from > 1) expect(own(from - little)).toBe(true);
  expect(own(to + little)).toBe(true);
});

describe("S14: stricter than shipped, never looser", () => {
  test.each<readonly [string, string, number, Route]>([
    ["a hard hold above 160", "hold.hard.systolic", 161, "iv"],
    ["a hard hold above 150 at home", "hold.hard.systolic", 151, "sublingual"],
    ["more drug above 160/100", "noDose.above.systolic", 161, "intranasal"],
    ["more drug below SpO2 92", "noDose.spo2Below", 91, "iv"],
    ["more drug at MOAA/S 3", "noDose.moaasUpTo", 2, "im"],
    ["a dose nobody could ever be given again", "noDose.moaasUpTo", 5, "iv"],
    ["a baseline older than 15 min", "baseline.freshForMs", Minutes(16), "iv"],
    ["a stop unconfirmed for longer than 60 s", "dosing.confirmMs", Seconds(61), "iv"],
    ["a rest between devices below 5 min", "dosing.restMs", Minutes(4), "intranasal"],
    ["the mandatory reading missing after 45 min", "cadence.mandatory.byMs", Minutes(46), "intranasal"],
    ["readings further apart than every 10 min", "cadence.dosingMs", Minutes(11), "iv"],
    ["a reply asked for less often than every 15 min", "home.replyEveryMs", Minutes(16), "sublingual"],
    ["discharge above 160", "discharge.bp.never.systolic", 161, "iv"],
    ["discharge above 120 % of the baseline", "discharge.bp.ofBaseline", 1.21, "iv"],
    ["discharge below SpO2 94", "discharge.spo2.least", 93, "sublingual"],
    ["discharge with less than 80 % seen", "discharge.spo2.validShare", 0.79, "iv"],
    ["a first check earlier than 10 min", "discharge.earlyMs", Minutes(11), "iv"],
  ])("%s is refused at %s, with why and a remedy", (_, path, value, route) => {
    const faults = checkProtocol(withNumber(path, value, { route }), false);
    expect(faults.map((fault) => fault.path)).toContain(path);
    for (const fault of faults) expect(`${fault.why}; ${fault.remedy}`).toMatch(/.{5,}; .{5,}/);
  });

  test.each<readonly [Route, Millis]>([
    ["iv", Minutes(60)],
    ["im", Minutes(90)],
    ["intranasal", Minutes(120)],
    ["sublingual", Minutes(120)],
  ])("%s: no discharge before %i ms; longer is allowed", (route, least) => {
    const timed = (ms: number) =>
      paths(
        edited(({ discharge }) => discharge.timers.forEach((timer, i) => i === 0 && (timer.ms = Millis(ms))), route),
      );
    expect(timed(least)).toEqual([]);
    expect(timed(least + 1)).toEqual([]);
    expect(timed(least - 1)).toEqual(["discharge.timers[0].ms"]);
  });

  test("S21: the time of intranasal is never overridden, and a timer that is left out is missed", () => {
    expect(paths(edited(({ discharge }) => (discharge.timeOverridable = true), "intranasal"))).toEqual([
      "discharge.timeOverridable",
    ]);
    const without = edited(({ discharge }) => discharge.timers.splice(1), "intranasal");
    expect(paths(without)).toEqual(["discharge.timers"]);
  });

  test("nobody is called later than shipped", () => {
    const later = (ms: number) =>
      edited(({ escalation }) => escalation.high.forEach((step, index) => index === 1 && (step.afterMs = Millis(ms))));
    expect(paths(later(30_000))).toEqual([]);
    expect(paths(later(30_001))).toEqual(["escalation.high[1].afterMs"]);
  });

  test("no question of the screening is left out", () => {
    expect(paths(edited((protocol) => protocol.screening.splice(1, 1)))).toEqual(["screening"]);
  });

  test("limits of its own are judged as a site's are", () => {
    const high = edited((protocol) => {
      protocol.limits.bpHigh = [
        { systolic: 165, diastolic: 105, priority: "medium", when: "once" },
        { systolic: 190, diastolic: 110, priority: "high", when: "once" },
      ];
    });
    expect(paths(high)).toEqual(["limits.bpHigh[1].systolic"]);
  });
});

describe("durations too short for any patient", () => {
  test.each<readonly [string, number]>([
    ["active.leastMs", Minutes(15)],
    ["discharge.apartMs", Minutes(10)],
    ["discharge.bp.apartMs", Minutes(10)],
    ["baseline.apartMs", Minutes(2)],
    ["discharge.spo2.overMs", Minutes(15)],
    ["dissociation.afterMs", Minutes(20)],
  ])("%s below %i ms is refused, and stands where the protocol says that patients are simulated", (path, least) => {
    expect(paths(withNumber(path, least - 1))).toEqual([path]);
    expect(checkProtocol(withNumber(path, least - 1), false)[0]?.remedy).toMatch(/simulated: true/);
    expect(paths(withNumber(path, least - 1, { simulated: true }), true)).toEqual([]);
  });

  test("simulated: true is refused where patients are real", () => {
    const short = edited((protocol) => (protocol.simulated = true));
    expect(paths(short, false)).toEqual(["simulated"]);
    expect(paths(short, true)).toEqual([]);
  });

  test("below a second nothing stands, simulated or not", () => {
    const simulated = true;
    expect(paths(withNumber("discharge.spo2.overMs", 999, { simulated }), true)).toEqual(["discharge.spo2.overMs"]);
    expect(paths(withNumber("cadence.dosingMs", 0, { simulated }), true)).toEqual(["cadence.dosingMs"]);
    expect(paths(withNumber("discharge.spo2.overMs", 1_000, { simulated }), true)).toEqual([]);
  });

  test("a simulated protocol is no looser in its other numbers", () => {
    expect(paths(withNumber("hold.hard.systolic", 161, { simulated: true }), true)).toEqual(["hold.hard.systolic"]);
  });
});

describe("what cannot be", () => {
  test("a soft hold above the hard one", () => {
    const faults = checkProtocol(
      edited(({ hold }) => ((hold.hard.systolic = 135), (hold.soft.systolic = 138))),
      false,
    );
    expect(faults).toEqual([
      { path: "hold.soft.systolic", why: "138 is above the hard hold at 135", remedy: "write 135 or less" },
    ]);
  });

  test("a first check before the dose", () => {
    const faults = checkProtocol(
      edited((protocol) => {
        protocol.simulated = true;
        protocol.discharge.timers = [{ from: "end of dose", ms: Millis(20_000) }];
        protocol.discharge.earlyMs = Millis(20_001);
      }),
      true,
    );
    expect(faults.map(({ path }) => path)).toEqual(["discharge.earlyMs"]);
  });

  test.each<readonly [string, Route, (protocol: Protocol) => void]>([
    [
      "baseline.apartMs",
      "iv",
      ({ baseline }) => ((baseline.apartMs = Minutes(5)), (baseline.freshForMs = Millis(Minutes(5) - 1))),
    ],
    ["cadence.overdueLow", "iv", ({ cadence }) => ((cadence.overdueLow = 1.5), (cadence.overdueMedium = 1.4))],
    ["assessment.overdueLow", "im", ({ assessment }) => (assessment.overdueMedium = 1.4)],
    ["discharge.bp.systolicLeastNear", "iv", ({ discharge: { bp } }) => (bp.systolicLeastNear = 105)],
    ["discharge.bp.orBelow.systolic", "iv", ({ discharge: { bp } }) => (bp.never.systolic = 135)],
    ["discharge.bp.orBelow.diastolic", "iv", ({ discharge: { bp } }) => (bp.never.diastolic = 85)],
    ["hold.soft.diastolic", "iv", ({ hold }) => (hold.hard.diastolic = 85)],
    ["home.repeatMs", "sublingual", ({ home }) => home !== "not at home" && (home.mediumMs = Millis(29_999))],
    ["home.mediumMs", "sublingual", ({ home }) => home !== "not at home" && (home.highMs = Millis(59_999))],
    ["setting", "intranasal", (protocol) => (protocol.setting = "home")],
    ["home", "sublingual", (protocol) => (protocol.home = "not at home")],
    ["dosing.kind", "im", (protocol) => (protocol.dosing = { kind: "tablet", dissolveMs: Minutes(10) })],
    ["dosing.plannedMs", "iv", ({ dosing }) => dosing.kind === "pump" && (dosing.plannedMs = Millis(1))],
    ["dosing.counts", "intranasal", ({ dosing }) => dosing.kind === "devices" && (dosing.counts = [4])],
    ["cadence.at", "im", ({ cadence }) => cadence.at.reverse()],
    ["cadence.mandatory.atMs", "intranasal", ({ cadence }) => cadence.at.splice(1, 1)],
    ["escalation.high", "iv", ({ escalation }) => escalation.high.splice(1)],
  ])("%s, of %s", (path, route, edit) => {
    expect(paths(edited(edit, route))).toContain(path);
  });
});

test("all faults come in one report", () => {
  const faults = paths(
    edited(
      ({ hold, discharge }) => (
        (hold.hard.systolic = 170),
        (discharge.timers = [{ from: "end of dose", ms: Minutes(5) }])
      ),
    ),
  );
  expect(faults).toEqual(expect.arrayContaining(["hold.hard.systolic", "discharge.timers[0].ms", "discharge.earlyMs"]));
});

test.each([
  ["a blank name", { by: "  ", on: "2026-11-22" }, ["signedOff.by"]],
  ["a day that is none", { by: "Dr. Ida Holm", on: "sometime" }, ["signedOff.on"]],
  ["a day no month has", { by: "Dr. Ida Holm", on: "2026-13-40" }, ["signedOff.on"]],
  ["a name and a day", { by: "Dr. Ida Holm", on: "2026-11-22" }, []],
])("signed off with %s", (_, signedOff, faults) => {
  expect(paths(edited((protocol) => (protocol.signedOff = signedOff)))).toEqual(faults);
});
