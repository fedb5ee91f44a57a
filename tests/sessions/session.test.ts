import { setTimeout as wait } from "node:timers/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Answer, Envelope, Protocol } from "@vigil/shared/contracts";
import { ChairId } from "@vigil/shared/contracts";
import { root } from "../support/gateway.ts";
import { runProgram } from "../support/program.ts";
import { recorded } from "../support/recorded.ts";
import { shortIv, shortSublingual } from "../support/shortProtocol.ts";
import { openStation, type Station } from "../support/station.ts";
import { ask, find, reaches, screen, sessionAt, wellFindings } from "../support/treat.ts";
import { openWard, type Place, type Ward } from "../support/ward.ts";

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

const PATIENT_MS = 40_000;

async function done(answer: Promise<Answer>): Promise<void> {
  expect(await answer).toMatchObject({ outcome: "done" });
}

const protocolAt = (place: Place): Protocol => (place === "home-1" ? shortSublingual : shortIv);

/** From an empty place to a dose that is being given; the probe counts only once it was seen off and on (S15). */
async function dose(ward: Ward, station: Station, place: Place): Promise<void> {
  const protocol = protocolAt(place);
  await done(
    station.command({
      type: "session.open",
      chair: ChairId.parse(place),
      protocol: protocol.id,
      pseudonym: `P-${place}`,
      ageYears: 44,
      limbs: { cuff: "left arm", probe: "right hand", infusion: place === "home-1" ? "none" : "right arm" },
      ...(place === "home-1" ? { support: "Ilse" } : {}),
    }),
  );
  await done(screen(station, place, protocol));
  await station.until("the probe is seen off", PATIENT_MS, (view) =>
    Object.values(view.chairs[place]?.metrics ?? {}).some(({ observation }) => observation.value === "unavailable")
      ? true
      : undefined,
  );
  ward.probe(place, "on");
  await station.until("the probe is seen", PATIENT_MS, (view) =>
    view.chairs[place]?.watchedSince === "not watched" ? undefined : true,
  );
  await ward.measures(place, 121, 76);
  await reaches(station, place, "screening");
  // Two readings that lie too close count as one: the second is taken when the protocol lets it.
  await wait(protocol.baseline.apartMs + 300);
  await ward.measures(place, 123, 78);
  await reaches(station, place, "cleared");
  await done(ask(station, place, { type: "dose.start", drug: "ketamine", mg: 36, weightKg: 72 }));
  await reaches(station, place, "dosing");
}

test("a clinic's and a home's session go from draft to discharged through a crash in recovery, and replay to the same", async () => {
  const ward = await openWard();
  open.push(() => ward.end());
  const first = await openStation(ward.gateway().address);
  open.push(() => first.close());
  const places = ["chair-1", "home-1"] as const;
  for (const place of places) {
    await dose(ward, first, place);
    await done(ask(first, place, place === "home-1" ? { type: "dose.stop", how: "swallowed" } : { type: "dose.stop" }));
    if (place === "chair-1") await done(ask(first, place, { type: "dose.confirm" }));
    await done(find(first, place, { moaas: 5, dissociation: "resolved" }));
    await reaches(first, place, "recovery");
    expect(await ask(first, place, { type: "discharge.check" })).toMatchObject({
      outcome: "refused",
      why: expect.stringMatching(/too early/i),
    });
  }

  await ward.crash();
  first.close();
  const station = await openStation(ward.gateway().address);
  open.push(() => station.close());
  for (const place of places) expect(["recovery", "review"]).toContain(sessionAt(station, place).phase);
  for (const place of places) {
    await reaches(station, place, "review");
    await ward.measures(place, 122, 77);
  }
  await wait(Math.max(shortIv.discharge.bp.apartMs, shortIv.discharge.spo2.overMs) + 1_000);
  for (const place of places) {
    await ward.measures(place, 120, 76);
    const { gait: _, ...found } = wellFindings(protocolAt(place).setting);
    await done(find(station, place, found));
    const criterion = (id: string): string | undefined =>
      station.view().chairs[place]?.judgement.criteria.find((one) => one.id === id)?.state;
    await station.until(`the machine's facts are met at ${place}`, PATIENT_MS, () =>
      ["bp", "pulse", "spo2"].every((id) => criterion(id) === "met") ? true : undefined,
    );
    expect(criterion("gait")).toBe("not known");
    expect(await ask(station, place, { type: "discharge.check" })).toMatchObject({
      outcome: "refused",
      why: expect.stringMatching(/gait/i),
    });
    await done(find(station, place, { gait: "steady" }));
    await done(ask(station, place, { type: "discharge.check" }));
    expect(await ask(station, place, { type: "discharge.sign", reason: "well", leaves: true })).toMatchObject({
      outcome: "refused",
    });
  }
  await wait(shortIv.discharge.apartMs + 500);
  for (const place of places) {
    await done(ask(station, place, { type: "discharge.check" }));
    await station.until("signing is open", PATIENT_MS, (view) =>
      view.chairs[place]?.judgement.refusals["discharge.sign"] === undefined ? true : undefined,
    );
    const { id } = sessionAt(station, place);
    await done(ask(station, place, { type: "discharge.sign", reason: "all criteria met", leaves: true }));
    await station.until("nobody is left", PATIENT_MS, (view) =>
      view.chairs[place]?.session === "none" && view.chairs[place].watchedSince === "not watched" ? true : undefined,
    );
    const record = await (await fetch(`${ward.gateway().address}/api/record?session=${id}`)).json();
    expect(record).toMatchObject({ session: { phase: "discharged", pseudonym: `P-${place}` } });
    const csv = await (await fetch(`${ward.gateway().address}/api/record.csv?session=${id}`)).text();
    expect(csv).toMatch(/gateway.*down|not running|gap/i);
  }
  await ward.gateway().kill("SIGTERM");
  const replay = runProgram(join(root, "gateway/src/replay.ts"), ["--data", ward.gateway().folder]);
  expect(await replay.ended, replay.said()).toBe(0);
  expect(replay.said()).toContain("difference: none");
  expect(changesWithoutAuthor(await recorded(ward.gateway().folder))).toEqual([]);
}, 180_000);

test("commands of another phase, another session, and twice: refused with the reason, the first answer again, nothing twice", async () => {
  const ward = await openWard();
  open.push(() => ward.end());
  const station = await openStation(ward.gateway().address);
  open.push(() => station.close());
  await dose(ward, station, "chair-1");
  const { id: session, chair } = sessionAt(station, "chair-1");
  const stale = await station.command({
    type: "dose.start",
    chair,
    session,
    phase: "cleared",
    drug: "ketamine",
    mg: 36,
    weightKg: 72,
  });
  expect(stale).toMatchObject({ outcome: "refused", why: expect.stringMatching(/cleared.*dosing|dosing/) });
  const other = `${session}0` as typeof session;
  expect(await station.command({ type: "dose.stop", chair, session: other, phase: "dosing" })).toMatchObject({
    outcome: "refused",
  });
  const stop = {
    id: "the-same-command",
    by: { name: "Nurse Test", verified: false },
    act: { type: "dose.stop", chair, session, phase: "dosing" },
  };
  const answers = [];
  for (let time = 0; time < 3; time += 1)
    answers.push(await station.socket.timeout(10_000).emitWithAck("command", stop));
  expect(answers).toEqual([answers[0], answers[0], answers[0]]);
  expect(answers[0]).toMatchObject({ outcome: "done" });
  const stops = station
    .events()
    .filter(({ event }) => event.type === "session.changed" && event.session.phase === "active");
  expect(stops.length).toBe(1);
}, 90_000);

/** Every change of a session has one author: a person or a rule. */
function changesWithoutAuthor(log: readonly Envelope[]): Envelope[] {
  return log.filter(
    ({ event }) => event.type === "session.changed" && event.by !== "rule" && event.by.name.trim() === "",
  );
}
