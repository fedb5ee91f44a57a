import { describe, expect, test } from "vitest";
import { Millis, Minutes, Seconds } from "../../kernel/index.ts";
import { Protocol } from "../../contracts/index.ts";
import { checkProtocol } from "./checkProtocol.ts";
import { durationRules } from "./durations.ts";
import { iv } from "./iv.ts";
import { numberRules } from "./numbers.ts";
import { protocols } from "./protocols.ts";

const edited = (edit: (protocol: Protocol) => void): Protocol => {
  const protocol = Protocol.parse(iv);
  edit(protocol);
  return protocol;
};
/** The same with one number replaced, by its path. */
function withNumber(path: string, value: number, simulated = false): Protocol {
  const replaced = (raw: object, [key = "", ...rest]: readonly string[]): object =>
    Object.fromEntries(
      Object.entries(raw).map(([name, old]) => {
        if (name !== key) return [name, old];
        return [name, rest.length === 0 ? value : replaced(old, rest)];
      }),
    );
  return { ...Protocol.parse(replaced(iv, path.split("."))), simulated };
}
const paths = (protocol: Protocol, siteSimulated = false) =>
  checkProtocol(protocol, siteSimulated).map(({ path }) => path);
/** Every number of a protocol, by its path. */
const numbersIn = (raw: object, before = ""): string[] =>
  Object.entries(raw).flatMap(([name, value]) =>
    typeof value === "number"
      ? [before + name]
      : typeof value === "object"
        ? numbersIn(value, `${before}${name}.`)
        : [],
  );

test("what is shipped has no fault, at real patients and at simulated ones", () => {
  for (const protocol of protocols) {
    expect(checkProtocol(protocol, false)).toEqual([]);
    expect(checkProtocol(protocol, true)).toEqual([]);
  }
});

test("every number of a protocol has bounds", () => {
  const bounded = [...durationRules, ...numberRules].map(({ path }) => path);
  expect(bounded.toSorted()).toEqual(numbersIn(iv).toSorted());
});

test("every rule reads the number that its path names", () => {
  for (const { path, of } of [...durationRules, ...numberRules]) expect(of(withNumber(path, 4_711))).toBe(4_711);
});

test.each([...durationRules, ...numberRules])("$path: from $from to $to, both allowed", ({ path, from, to }) => {
  const little = Number.isInteger(from) && Number.isInteger(to) ? 1 : 0.01;
  // Beside a bound another number may be contradicted; it is this one's own bound that is meant here.
  const own = (value: number) =>
    checkProtocol(withNumber(path, value), false).some((fault) => /outside|shorter|longer/.test(fault.why));
  expect([own(from), own(to)]).toEqual([false, false]);
  if (from > 0) expect(own(from - little)).toBe(true);
  expect(own(to + little)).toBe(true);
});

describe("S14: stricter than shipped, never looser", () => {
  test.each<readonly [string, string, number]>([
    ["a hard hold above 160", "hold.hard.systolic", 161],
    ["a hard hold above 100", "hold.hard.diastolic", 101],
    ["more drug above 160/100", "noDose.above.systolic", 161],
    ["more drug below SpO2 92", "noDose.spo2Below", 91],
    ["more drug at MOAA/S 3", "noDose.moaasUpTo", 2],
    ["a dose nobody could ever be given again", "noDose.moaasUpTo", 5],
    ["a baseline older than 15 min", "baseline.freshForMs", Minutes(16)],
    ["a stop unconfirmed for longer than 60 s", "pump.confirmMs", Seconds(61)],
    ["readings further apart than every 10 min", "cadence.dosingMs", Minutes(11)],
    ["discharge above 160", "discharge.bp.never.systolic", 161],
    ["discharge above 120 % of the baseline", "discharge.bp.ofBaseline", 1.21],
    ["discharge below SpO2 94", "discharge.spo2.least", 93],
    ["discharge with less than 80 % seen", "discharge.spo2.validShare", 0.79],
    ["a first check earlier than 10 min", "discharge.earlyMs", Minutes(11)],
  ])("%s is refused at %s, with why and a remedy", (_, path, value) => {
    const faults = checkProtocol(withNumber(path, value), false);
    expect(faults.map((fault) => fault.path)).toContain(path);
    for (const fault of faults) expect(`${fault.why}; ${fault.remedy}`).toMatch(/.{5,}; .{5,}/);
  });
});

describe("durations too short for any patient", () => {
  test.each<readonly [string, number]>([
    ["discharge.leastMs", Minutes(60)],
    ["active.leastMs", Minutes(15)],
    ["discharge.apartMs", Minutes(10)],
    ["discharge.bp.apartMs", Minutes(10)],
    ["baseline.apartMs", Minutes(2)],
    ["discharge.spo2.overMs", Minutes(15)],
    ["dissociation.afterMs", Minutes(20)],
  ])("%s below %i ms is refused, and stands where the protocol says that patients are simulated", (path, shipped) => {
    expect(paths(withNumber(path, shipped - 1))).toEqual([path]);
    expect(checkProtocol(withNumber(path, shipped - 1), false)[0]?.remedy).toMatch(/simulated: true/);
    expect(paths(withNumber(path, shipped - 1, true), true)).toEqual([]);
  });

  test("simulated: true is refused where patients are real", () => {
    const short = edited((protocol) => {
      protocol.simulated = true;
      protocol.discharge.timers = [{ from: "end of dose", ms: Minutes(61) }];
    });
    expect(paths(short, false)).toEqual(["simulated"]);
    expect(paths(short, true)).toEqual([]);
  });

  test("below a second nothing stands, simulated or not", () => {
    expect(paths(withNumber("discharge.spo2.overMs", 999, true), true)).toEqual(["discharge.spo2.overMs"]);
    expect(paths(withNumber("cadence.dosingMs", 0, true), true)).toEqual(["cadence.dosingMs"]);
    expect(paths(withNumber("discharge.spo2.overMs", 1_000, true), true)).toEqual([]);
  });

  test("a simulated protocol is no looser in its other numbers", () => {
    expect(paths(withNumber("hold.hard.systolic", 161, true), true)).toEqual(["hold.hard.systolic"]);
  });
});

describe("numbers that contradict each other", () => {
  test("a soft hold above the hard one", () => {
    const faults = checkProtocol(
      edited(({ hold }) => ((hold.hard.systolic = 145), (hold.soft.systolic = 150))),
      false,
    );
    expect(faults).toEqual([
      { path: "hold.soft.systolic", why: "150 is above the hard hold at 145", remedy: "write 145 or less" },
    ]);
  });

  test("a first check before the dose has ended", () => {
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

  test.each<readonly [string, (protocol: Protocol) => void]>([
    [
      "baseline.apartMs",
      ({ baseline }) => ((baseline.apartMs = Minutes(5)), (baseline.freshForMs = Millis(Minutes(5) - 1))),
    ],
    ["cadence.overdueLow", ({ cadence }) => ((cadence.overdueLow = 1.5), (cadence.overdueMedium = 1.4))],
    [
      "discharge.bp.systolicLeastNear",
      ({ discharge: { bp } }) => ((bp.systolicLeastNear = 105), (bp.systolicLeast = 100)),
    ],
    [
      "discharge.bp.orBelow.systolic",
      ({ discharge: { bp } }) => ((bp.orBelow.systolic = 140), (bp.never.systolic = 135)),
    ],
    [
      "discharge.bp.orBelow.diastolic",
      ({ discharge: { bp } }) => ((bp.orBelow.diastolic = 90), (bp.never.diastolic = 85)),
    ],
    ["hold.soft.diastolic", ({ hold }) => ((hold.soft.diastolic = 95), (hold.hard.diastolic = 90))],
  ])("%s", (path, edit) => {
    expect(paths(edited(edit))).toEqual([path]);
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
  expect(faults).toEqual(expect.arrayContaining(["hold.hard.systolic", "discharge.earlyMs"]));
});
