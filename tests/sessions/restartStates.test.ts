import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { ChairId, type Act, type Answer, type Protocol } from "@vigil/shared/contracts";
import { root } from "../support/gateway.ts";
import { runProgram } from "../support/program.ts";
import { recorded } from "../support/recorded.ts";
import { shortIntranasal, shortSublingual } from "../support/shortProtocol.ts";
import { openStation, type Station } from "../support/station.ts";
import { ask, find, reaches, screen, sessionAt } from "../support/treat.ts";
import { openWard, type Place, type Ward } from "../support/ward.ts";

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

const STEP_MS = 40_000;
const protocolAt = (place: Place): Protocol => (place === "home-1" ? shortSublingual : shortIntranasal);

async function done(answer: Promise<Answer>): Promise<void> {
  expect(await answer).toMatchObject({ outcome: "done" });
}

async function clear(ward: Ward, station: Station, place: Place): Promise<void> {
  ward.probe(place, "off");
  await done(
    station.command({
      type: "session.open",
      chair: ChairId.parse(place),
      protocol: protocolAt(place).id,
      pseudonym: `P-${place}`,
      ageYears: 44,
      limbs: { cuff: "left arm", probe: "right hand", infusion: "none" },
      ...(place === "home-1" ? { support: "Ilse" } : {}),
    }),
  );
  await station.until("the probe is seen off", STEP_MS, (view) =>
    Object.values(view.chairs[place]?.metrics ?? {}).some(({ observation }) => observation.value === "unavailable")
      ? true
      : undefined,
  );
  ward.probe(place, "on");
  await station.until("the probe is seen", STEP_MS, (view) =>
    view.chairs[place]?.watchedSince === "not watched" ? undefined : true,
  );
}

async function measureTwice(ward: Ward, place: Place): Promise<void> {
  await ward.measures(place, 121, 76);
  await wait(protocolAt(place).baseline.apartMs + 300);
  await ward.measures(place, 123, 78);
}

/** Kills the gateway, starts it again, and looks whether both sessions are as they were. */
async function crash(ward: Ward, station: Station): Promise<Station> {
  await station.until("all that was shown is on disk", STEP_MS, () =>
    station.durable() >= (station.events().at(-1)?.seq ?? 0) ? true : undefined,
  );
  const places = ["chair-1", "home-1"] as const;
  const before = places.map((place) => sessionAt(station, place));
  const seen = station.events().at(-1)?.seq ?? 0;
  await ward.crash();
  station.close();
  const next = await openStation(ward.gateway().address);
  open.push(() => next.close());
  // What rules go on to do after the start is told by events of after it.
  const changed = (await recorded(ward.gateway().folder)).some(
    ({ seq, event }) => seq > seen && (event.type === "session.changed" || event.type === "session.ended"),
  );
  if (!changed) expect(places.map((place) => sessionAt(next, place))).toEqual(before);
  return next;
}

test("kill -9 in every state of a session loses nothing, ends nothing, and replays to the same", async () => {
  const ward = await openWard({ protocols: [shortIntranasal, shortSublingual] });
  open.push(() => ward.end());
  let station = await openStation(ward.gateway().address);
  open.push(() => station.close());
  const asks = (place: Place, act: Parameters<typeof ask>[2]) => ask(station, place, act);

  // Screening.
  for (const place of ["chair-1", "home-1"] as const) {
    await clear(ward, station, place);
    await done(screen(station, place, protocolAt(place)));
    await ward.measures(place, 122, 77);
    await station.until("the reading on arrival", STEP_MS, (view) =>
      view.chairs[place]?.bp === "no reading" ? undefined : true,
    );
  }
  station = await crash(ward, station);
  for (const place of ["chair-1", "home-1"] as const) {
    expect(sessionAt(station, place).screening.factors).toEqual([]);
    await measureTwice(ward, place);
    await reaches(station, place, "cleared");
  }

  // Between two devices, and while a tablet dissolves.
  await done(asks("chair-1", { type: "dose.start", drug: "esketamine", mg: 56, weightKg: 72, devices: 2, lot: "L1" }));
  await done(asks("home-1", { type: "dose.start", drug: "ketamine", mg: 100, weightKg: 72 }));
  station = await crash(ward, station);
  expect(sessionAt(station, "chair-1")).toMatchObject({
    phase: "dosing",
    dose: { partsPlanned: 2, parts: [{ lot: "L1" }] },
  });
  await reaches(station, "home-1", "active");
  await station.until("the next device may be given", STEP_MS, (view) =>
    view.chairs["chair-1"]?.judgement.refusals["dose.device"] === undefined ? true : undefined,
  );
  await done(asks("chair-1", { type: "dose.device", lot: "L2" }));
  await reaches(station, "chair-1", "active");

  // Off the monitor, and in an emergency that nobody has answered yet.
  await done(find(station, "chair-1", { moaas: 5, rr: 14, dissociation: "resolved" }));
  await done(asks("chair-1", { type: "monitor.off", why: "toilet", company: true }));
  await done(asks("home-1", { type: "session.emergency", what: "stridor" }));
  station = await crash(ward, station);
  const { offMonitor } = sessionAt(station, "chair-1");
  expect(offMonitor).toMatchObject({ why: "toilet" });
  expect(sessionAt(station, "home-1").emergency).toMatchObject({ what: "stridor" });
  const emergency = await station.until("the emergency", STEP_MS, (view) =>
    Object.values(view.chairs["home-1"]?.alarms ?? {}).find(({ condition }) => condition === "emergency"),
  );
  expect(emergency).toMatchObject({ phase: "active", priority: "high", announced: { announce: { heard: true } } });
  expect(emergency.call).toBeDefined();
  await done(asks("chair-1", { type: "monitor.on" }));

  // Acknowledged and on the way; a task of a session that is over.
  const { key, episode, step } = emergency;
  await done(station.command({ type: "alarm.acknowledge", key, episode, step }));
  const { id: home } = sessionAt(station, "home-1");
  await done(asks("home-1", { type: "session.calm", reason: "breathing well" }));
  await done(asks("home-1", { type: "session.end", outcome: "transferred", reason: "to be seen" }));
  ward.probe("home-1", "off");
  await done(station.command({ type: "patient.left", chair: ChairId.parse("home-1") }));
  for (let start = 0; start < 2; start += 1) {
    await station.until("all that was shown is on disk", STEP_MS, () =>
      station.durable() >= (station.events().at(-1)?.seq ?? 0) ? true : undefined,
    );
    await ward.crash();
    station.close();
    station = await openStation(ward.gateway().address);
    const last = station;
    open.push(() => last.close());
    expect(station.view().chairs["home-1"]?.followUps).toMatchObject([{ session: home, task: "next-day check" }]);
    expect(["active", "recovery"]).toContain(sessionAt(station, "chair-1").phase);
  }
  const task = { chair: ChairId.parse("home-1"), session: home, task: "next-day check", note: "well" } as const;
  const finish: Act = { type: "followup.done", ...task };
  await done(station.command(finish));
  expect(await station.command(finish)).toMatchObject({ outcome: "refused" });

  const log = await recorded(ward.gateway().folder);
  expect(log.filter(({ event }) => event.type === "decisions.differ")).toEqual([]);
  expect(log.filter(({ event }) => event.type === "engine.failed")).toEqual([]);
  await ward.gateway().kill("SIGTERM");
  const replay = runProgram(join(root, "gateway/src/replay.ts"), ["--data", ward.gateway().folder]);
  expect(await replay.ended, replay.said()).toBe(0);
  expect(replay.said()).toContain("difference: none");
}, 240_000);
