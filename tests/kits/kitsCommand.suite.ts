import { expect, test } from "vitest";
import type { Act, Envelope, KitAckMark } from "@vigil/shared/contracts";
import { kitRecord } from "../support/kitRecord.ts";
import type { RawKit } from "../support/kit.ts";
import { until } from "../support/until.ts";
import type { KitSite } from "./kits.site.ts";
import { HEARD_MS, results, untilAcked, untilClockKnown, untilShown } from "./kitsSaid.suite.ts";

const HOUR = 3_600_000;

const failures = (site: KitSite, cuff: string): Extract<Envelope["event"], { type: "cuff.failed" }>[] =>
  site
    .station()
    .events()
    .flatMap(({ event }) => (event.type === "cuff.failed" && event.device === cuff ? [event] : []));

const ask = async (site: KitSite, home: string, type: "bp.measure" | "bp.stop" = "bp.measure"): Promise<void> => {
  const act = { type, chair: home } as Act;
  expect(await site.station().command(act)).toMatchObject({ outcome: "done" });
};

const command = (
  kit: RawKit,
  verb: string,
  nth = 0,
): Promise<RawKit["commands"] extends () => readonly (infer C)[] ? C : never> =>
  until(`${verb} at ${kit.id}`, HEARD_MS, () => kit.commands().filter((one) => one.verb === verb)[nth]);

/** Cuffs that are asked, and what is told to be on disk: kits 9 to 12. */
export function kitsCommand(open: () => KitSite): void {
  test("a person asks for a pressure: the kit starts, says so, and the result is of now", async () => {
    const site = open();
    // Two hours ahead: how long the command holds is said in the kit's own time.
    const kit = await site.kit("kit-9", { ahead: 2 * HOUR });
    await untilClockKnown(site, kit);
    await kit.oximetry({ spo2: 97 });
    await untilShown(site, "kit-9", 97);
    await ask(site, "home-9");
    const start = await command(kit, "bp.start");
    expect(start.expiresAt - kit.now()).toBeGreaterThan(5_000);
    expect(start.expiresAt - kit.now()).toBeLessThanOrEqual(15_500);
    await kit.reply(start.id, "started");
    await until("measuring", HEARD_MS, () => (site.home("home-9").cuff.is === "measuring" ? true : undefined));
    await kit.pressure({ systolic: 127, diastolic: 74 });
    await until("127/74", HEARD_MS, () => {
      const { bp, cuff } = site.home("home-9");
      return bp !== "no reading" && bp.reading.systolic === 127 && cuff.is === "idle" ? true : undefined;
    });
    expect(results(site, "kit-9-cuff")).toMatchObject([{ late: false }]);

    await ask(site, "home-9");
    const second = await command(kit, "bp.start", 1);
    expect(second.id).not.toBe(start.id);
    await kit.reply(second.id, "started");
    await until("measuring", HEARD_MS, () => (site.home("home-9").cuff.is === "measuring" ? true : undefined));
    await ask(site, "home-9", "bp.stop");
    await command(kit, "bp.stop");
    await kit.failed("aborted");
    await until("aborted", HEARD_MS, () => {
      const { cuff } = site.home("home-9");
      return cuff.is === "failed" && cuff.because === "aborted" ? true : undefined;
    });
  });

  test("a kit that says no, says nothing, or says yes too late: each is told, and a cuff that runs too late is stopped", async () => {
    const site = open();
    const kit = await site.kit("kit-10");
    await kit.oximetry({ spo2: 97 });
    await untilShown(site, "kit-10", 97);
    for (const [nth, outcome] of (["refused", "expired"] as const).entries()) {
      await ask(site, "home-10");
      await kit.reply((await command(kit, "bp.start", nth)).id, outcome, { why: "the cuff is off" });
      await until(outcome, HEARD_MS, () => failures(site, "kit-10-cuff")[nth]);
    }
    expect(failures(site, "kit-10-cuff")).toMatchObject([{ because: "refused" }, { because: "refused" }]);

    await ask(site, "home-10");
    const unanswered = await command(kit, "bp.start", 2);
    const late = await until("no answer", 30_000, () => failures(site, "kit-10-cuff")[2]);
    expect(late.because).toBe("timeout");
    // Now it starts after all: nobody waits for it, and a cuff must not begin by itself.
    expect(kit.now()).toBeGreaterThanOrEqual(unanswered.expiresAt - 500);
    await kit.reply(unanswered.id, "started");
    await command(kit, "bp.stop");
    expect(site.home("home-10").cuff.is).not.toBe("measuring");
  });

  test("a kit that is not there is not asked later: the command fails at once", async () => {
    const site = open();
    const kit = await site.kit("kit-11");
    await kit.oximetry({ spo2: 97 });
    await untilShown(site, "kit-11", 97);
    await kit.vanish();
    await until("unplugged", HEARD_MS, () => (site.device("kit-11").link === "unplugged" ? true : undefined));
    const asked = Date.now();
    await ask(site, "home-11");
    const failure = await until("failed", HEARD_MS, () => failures(site, "kit-11-cuff")[0]);
    expect(failure.because).toBe("device fault");
    expect(Date.now() - asked).toBeLessThan(5_000);
    const back = await site.kit("kit-11", { boot: kit.boot });
    await back.oximetry({ spo2: 96 }, { seq: 1 });
    await untilShown(site, "kit-11", 96);
    await untilAcked(back, "oximeter", 1);
    expect(back.commands()).toEqual([]);
  });

  test("a kit is told what is on disk: all up to a number, and what lies above a gap", async () => {
    const site = open();
    const kit = await site.kit("kit-12");
    for (const seq of [0, 1, 2, 4, 6]) await kit.oximetry({ spo2: 90 + seq }, { seq });
    await untilAcked(kit, "oximeter", 6);
    const marks = (): KitAckMark[] =>
      kit
        .acks()
        .flatMap((ack) => ack.marks)
        .filter(({ device, boot }) => device === "oximeter" && boot === kit.boot);
    expect(marks().at(-1)?.upTo).toBe(2);
    expect(
      new Set(
        marks()
          .flatMap(({ above }) => above)
          .filter((seq) => seq > 2),
      ),
    ).toEqual(new Set([4, 6]));
    const onDisk = new Set(
      (await kitRecord(site.gateway().folder)).filter(({ boot }) => boot === kit.boot).map(({ seq }) => seq),
    );
    expect([...onDisk].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 4, 6]);
    await kit.oximetry({ spo2: 93 }, { seq: 3 });
    await until("upTo 4", HEARD_MS, () => (kit.ackedUpTo("oximeter") === 4 ? true : undefined));
    await kit.oximetry({ spo2: 95 }, { seq: 5 });
    await until("upTo 6", HEARD_MS, () => (kit.ackedUpTo("oximeter") === 6 ? true : undefined));
    expect(marks().at(-1)?.above).toEqual([]);
    // One device's numbers say nothing of the other's.
    expect(kit.ackedUpTo("cuff")).toBe(-1);
  });
}
