import { afterEach, expect, test } from "vitest";
import type { Alarm, ChairView, CuffView, Envelope, View, VigilEvent } from "@vigil/shared/contracts";
import { adCodec } from "@vigil/shared/devices";
import { contecPackets, cuffResult } from "../support/frames.ts";
import { startGateway, type Gateway } from "../support/gateway.ts";
import { recorded } from "../support/recorded.ts";
import { openStation, type Station } from "../support/station.ts";
import { until } from "../support/until.ts";
import { openWire, type Wire } from "../support/wire.ts";

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

const PATIENT_MS = 30_000;
const LAST_RESULT = Buffer.from(adCodec.encode({ type: "command", address: "00", command: "RB" }));

function chairOf({ chairs }: View): ChairView {
  const chair = chairs["chair-1"];
  if (chair === undefined) throw new Error("no chair-1 on the view");
  return chair;
}

function pressureOf(view: View): CuffView {
  const { bp } = chairOf(view);
  if (bp === "no reading") throw new Error("no pressure on the view");
  return bp;
}

const alarmOf = (view: View, condition: Alarm["condition"]): Alarm | undefined =>
  Object.values(chairOf(view).alarms).find((alarm) => alarm.condition === condition && alarm.phase === "active");

async function killed(gateway: Gateway, station: Station): Promise<{ last: number; killedAt: number }> {
  const last = station.events().at(-1)?.seq ?? 0;
  await until("all that was shown is on disk", PATIENT_MS, () => (station.durable() >= last ? true : undefined));
  await gateway.kill("SIGKILL");
  station.close();
  return { last, killedAt: Date.now() };
}

async function back(gateway: Gateway): Promise<{ gateway: Gateway; station: Station; startedAt: number }> {
  const startedAt = Date.now();
  const again = await gateway.again();
  open.push(() => again.end());
  const station = await openStation(again.address);
  open.push(async () => station.close());
  return { gateway: again, station, startedAt };
}

/** The change that the last start made of an alarm. */
function toldAtStart(log: readonly Envelope[], condition: Alarm["condition"]): Envelope["event"][] {
  const start = log.findLast(({ event }) => event.type === "gateway.started")?.seq ?? 0;
  return log
    .filter(({ seq, event }) => seq > start && event.type === "alarm.changed" && event.alarm.condition === condition)
    .map(({ event }) => event);
}

const feed = (wire: Wire, spo2: number): (() => void) => {
  const timer = setInterval(() => wire.send(contecPackets({ spo2, pulse: 71, count: 15 })), 250);
  return () => clearInterval(timer);
};

test("after kill -9 open alarms sound again, answers stand, numbers are unknown, and a pressure keeps its age", async () => {
  const [oximeter, cuff] = await Promise.all([openWire(), openWire()]);
  open.push(
    () => oximeter.close(),
    () => cuff.close(),
  );
  const first = await startGateway({
    devices: [
      { id: "ox-1", profile: "contec-v7", chair: "chair-1", channel: oximeter.channel },
      { id: "cuff-1", profile: "ad-tm2657", chair: "chair-1", channel: cuff.channel },
    ],
  });
  open.push(() => first.end());
  const before = await openStation(first.address);
  await until("both lines", PATIENT_MS, () => (oximeter.connected() && cuff.connected() ? true : undefined));
  // At a very first start there is nothing to ask for.
  expect(cuff.received().length).toBe(0);

  // High at once: a pressure, which is acknowledged; then a saturation, which is not.
  cuff.send(cuffResult({ systolic: 205, diastolic: 122, minute: 1 }));
  const pressure = await before.until("the pressure alarm", PATIENT_MS, (view) => alarmOf(view, "bp/high"));
  const { key, episode, step } = pressure;
  expect(await before.command({ type: "alarm.acknowledge", key, episode, step })).toMatchObject({ outcome: "done" });
  const stop = feed(oximeter, 79);
  await before.until("the saturation alarm", PATIENT_MS, (view) => alarmOf(view, "spo2/low"));
  stop();
  const shown = pressureOf(before.view());
  const { last, killedAt } = await killed(first, before);

  const { gateway, station, startedAt } = await back(first);
  const view = station.view();
  expect(chairOf(view).metrics).toEqual({});
  expect(pressureOf(view)).toEqual(shown);
  expect(alarmOf(view, "spo2/low")?.acknowledged).toBeUndefined();
  expect(alarmOf(view, "bp/high")).toMatchObject({ episode, acknowledged: { by: { name: "Nurse Test" }, step } });
  expect(view.downForMs).toBeGreaterThanOrEqual(startedAt - killedAt);
  expect(view.downForMs).toBeLessThanOrEqual(Date.now() - killedAt + 5_000);

  const log = await until("the start on disk", PATIENT_MS, async () => {
    const all = await recorded(gateway.folder);
    return toldAtStart(all, "spo2/low").length > 0 ? all : undefined;
  });
  const start = log.findLast(({ event }) => event.type === "gateway.started");
  expect(start?.seq).toBeGreaterThanOrEqual(last + 1_000_000);
  expect(toldAtStart(log, "spo2/low")).toMatchObject([
    { alarm: { phase: "active" }, announce: { heard: true, why: "gateway restarted" } },
  ]);
  expect(toldAtStart(log, "bp/high")).toEqual([]);
  expect(log.filter(({ event }) => event.type === "decisions.differ")).toEqual([]);

  // The cuff is asked for what it kept; what it gives is of before, and never sounds as if it were of now.
  await until("RB on the wire", PATIENT_MS, () => (cuff.received().equals(LAST_RESULT) ? true : undefined));
  cuff.send(cuffResult({ systolic: 182, diastolic: 99, minute: 9 }));
  await station.until("the kept result", PATIENT_MS, (now) => (pressureOf(now).late ? true : undefined));
  expect(pressureOf(station.view())).toMatchObject({ reading: { systolic: 182 }, late: true });
  const said = station.events().flatMap(({ event }) => (event.type === "alarm.changed" ? [event] : []));
  expect(said.filter(({ alarm, announce }) => alarm.condition === "bp/high" && announce.heard)).toEqual([]);

  // Numbers stay unknown until the device says one.
  expect(chairOf(station.view()).metrics).toEqual({});
  oximeter.send(contecPackets({ spo2: 96, pulse: 71 }));
  await station.until("96", PATIENT_MS, (now) =>
    chairOf(now).metrics["ox-1/spo2"]?.observation.value === 96 ? true : undefined,
  );

  // A new reading is of now; after another crash the cuff gives just that one again: it keeps the age it has.
  cuff.send(cuffResult({ systolic: 131, diastolic: 77, minute: 12 }));
  await station.until("131/77", PATIENT_MS, (now) => (pressureOf(now).reading.systolic === 131 ? true : undefined));
  const fresh = pressureOf(station.view());
  expect(fresh.late).toBe(false);
  await killed(gateway, station);
  const heard = cuff.received().length;
  const third = await back(gateway);
  await until("RB again", PATIENT_MS, () => (cuff.received().subarray(heard).includes(LAST_RESULT) ? true : undefined));
  cuff.send(cuffResult({ systolic: 131, diastolic: 77, minute: 12 }));
  await until("the same reading, late", PATIENT_MS, () =>
    third.station.events().some(({ event }) => event.type === "cuff.result" && event.late) ? true : undefined,
  );
  expect(pressureOf(third.station.view())).toEqual(fresh);
});

test("a command that was answered before a crash gets the same answer after it, and is not done twice", async () => {
  const cuff = await openWire();
  open.push(() => cuff.close());
  const first = await startGateway({
    devices: [{ id: "cuff-1", profile: "ad-tm2657", chair: "chair-1", channel: cuff.channel }],
  });
  open.push(() => first.end());
  const before = await openStation(first.address);
  await until("the line", PATIENT_MS, () => (cuff.connected() ? true : undefined));
  const command = {
    id: "once-and-for-all",
    by: { name: "Nurse Test", verified: false },
    act: { type: "bp.measure", chair: "chair-1" },
  };
  const answer: unknown = await before.socket.timeout(PATIENT_MS).emitWithAck("command", command);
  expect(answer).toEqual({ id: "once-and-for-all", outcome: "done" });
  await killed(first, before);

  const { station } = await back(first);
  expect(await station.socket.timeout(PATIENT_MS).emitWithAck("command", command)).toEqual(answer);
  expect(station.events().filter(({ event }) => isCommand(event, command.id))).toEqual([]);
  // What ran when the gateway died is not shown as running.
  expect(chairOf(station.view()).cuff).toEqual({ is: "idle" });
});

const isCommand = (event: VigilEvent, id: string): boolean =>
  event.type === "command.received" && event.command.id === id;
