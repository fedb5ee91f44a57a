import { afterEach, expect, test } from "vitest";
import { Health, View, type Envelope, type Subscribed } from "@vigil/shared/contracts";
import { concatBytes } from "@vigil/shared/kernel";
import { contecPackets, cuffResult } from "../support/frames.ts";
import { startGateway, type Gateway } from "../support/gateway.ts";
import { stalledViewer } from "../support/rawViewer.ts";
import { until } from "../support/until.ts";
import { envelope, openViewer, type Viewer } from "../support/viewer.ts";
import { openWire, type Wire } from "../support/wire.ts";

const ARRIVED_MS = 30_000;
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

type Chair = { gateway: Gateway; oximeter: Wire; cuff: Wire };

async function chair(): Promise<Chair> {
  const [oximeter, cuff] = await Promise.all([openWire(), openWire()]);
  open.push(
    () => oximeter.close(),
    () => cuff.close(),
  );
  const gateway = await startGateway({
    chairs: ["chair-1", "chair-2"],
    devices: [
      { id: "ox-1", profile: "contec-v7", chair: "chair-1", channel: oximeter.channel },
      { id: "cuff-1", profile: "ad-tm2657", chair: "chair-1", channel: cuff.channel },
    ],
  });
  open.push(() => gateway.end());
  await until("both lines", ARRIVED_MS, () => (oximeter.connected() && cuff.connected() ? true : undefined));
  return { gateway, oximeter, cuff };
}

async function viewer({ gateway }: Chair): Promise<Viewer> {
  const one = await openViewer(gateway.address);
  open.push(() => one.close());
  return one;
}

const health = async ({ gateway }: Chair): Promise<Health> =>
  Health.parse(await (await fetch(`${gateway.address}/api/health`)).json());

const seqs = (events: readonly Envelope[]): number[] => events.map(({ seq }) => seq);
const results = ({ events }: Viewer): number => events.filter(({ event }) => event.type === "cuff.result").length;

function snapshotOf(subscribed: Subscribed): Extract<Subscribed, { kind: "snapshot" }> {
  if (subscribed.kind !== "snapshot") throw new Error(`a snapshot was expected, not ${subscribed.kind}`);
  return subscribed;
}

function resumeOf(subscribed: Subscribed): Envelope[] {
  if (subscribed.kind !== "resume") throw new Error(`a resume was expected, not ${subscribed.kind}`);
  return subscribed.events.map(envelope);
}

test("a screen that was cut off gets just what it missed, in order and once; after a restart it gets all anew", async () => {
  const room = await chair();
  const [stays, goes] = await Promise.all([viewer(room), viewer(room)]);
  await stays.subscribe({});
  const { view } = snapshotOf(await goes.subscribe({}));
  const { epoch } = view;
  room.cuff.send(cuffResult({ systolic: 128, diastolic: 76, minute: 1 }));
  await until("the first result on both", ARRIVED_MS, () =>
    results(stays) === 1 && results(goes) === 1 ? true : undefined,
  );
  // What the snapshot holds is not sent again.
  expect(seqs(goes.events).filter((seq) => seq <= view.asOf)).toEqual([]);
  const held = goes.events.at(-1)?.seq ?? view.asOf;
  const since = await until("what it holds is on disk", ARRIVED_MS, () =>
    goes.beats.some(({ beat }) => beat.durable >= held) ? goes.events.at(-1)?.seq : undefined,
  );

  await goes.drop();
  for (let minute = 2; minute <= 20; minute += 1) room.cuff.send(cuffResult({ systolic: 205, diastolic: 122, minute }));
  await until("19 more results on the other", ARRIVED_MS, () => (results(stays) === 20 ? true : undefined));
  await goes.connect();
  const resumed = resumeOf(await goes.subscribe({ since, epoch }));
  room.cuff.send(cuffResult({ systolic: 131, diastolic: 77, minute: 21 }));
  await until("the last result on both", ARRIVED_MS, () =>
    results(stays) === 21 &&
    goes.events.some(({ event }) => event.type === "cuff.result" && event.reading.systolic === 131)
      ? true
      : undefined,
  );
  const missed = seqs(stays.events).filter((seq) => seq > since);
  const after = goes.events.slice(goes.events.findIndex(({ seq }) => seq === since) + 1);
  const got = [...seqs(resumed), ...seqs(after)];
  expect(got.length).toBeGreaterThan(38);
  expect(got).toEqual(missed.slice(0, got.length));
  expect(missed.slice(got.length)).toEqual([]);

  // A number that was never on disk, and a number of another start: nobody can tell what was missed.
  const { durable } = await health(room);
  const ahead = await goes.subscribe({ since: (durable + 500) as typeof since, epoch });
  expect(ahead.kind).toBe("snapshot");
  await room.gateway.kill("SIGKILL");
  const again = await room.gateway.again();
  open.push(() => again.end());
  await goes.connect();
  const anew = snapshotOf(await goes.subscribe({ since, epoch }));
  expect(anew.view.epoch).not.toBe(epoch);
  expect(Object.keys(anew.view.chairs["chair-1"]?.alarms ?? {})).toContain("chair-1/bp/high");
});

test("values: the present ones at once, then at most one batch in 50 ms, and the newest wins", async () => {
  const room = await chair();
  await until("97", ARRIVED_MS, async () => {
    room.oximeter.send(contecPackets({ spo2: 97, pulse: 71 }));
    const { chairs } = View.parse(await (await fetch(`${room.gateway.address}/api/view`)).json());
    return chairs["chair-1"]?.metrics["ox-1/spo2"]?.observation.value === 97 ? true : undefined;
  });
  const late = await viewer(room);
  const { view } = snapshotOf(await late.subscribe({}));
  expect(view.chairs["chair-1"]?.metrics["ox-1/spo2"]?.observation.value).toBe(97);

  const before = late.latest.length;
  const startedAt = performance.now();
  // 40 numbers, each three packets long, as fast as the line takes them.
  for (let step = 0; step < 40; step += 1) {
    room.oximeter.send(contecPackets({ spo2: 96 - (step % 2), pulse: 60 + step }));
    await new Promise((done) => setTimeout(done, 10));
  }
  const pulse = (): unknown =>
    late.latest.at(-1)?.items.find(({ observation }) => observation.metric === "pulse")?.observation.value;
  await until("the last pulse", ARRIVED_MS, () => (pulse() === 99 ? true : undefined));
  const batches = late.latest.slice(before);
  const tookMs = (late.latest.at(-1)?.at ?? 0) - startedAt;
  expect(batches.length).toBeLessThanOrEqual(Math.floor(tookMs / 50) + 2);
  for (const { items } of batches) {
    const keys = items.map(({ device, observation }) => `${device}/${observation.metric}`);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test("pleth goes to those who look at that chair, and to nobody else", async () => {
  const room = await chair();
  const [looks, elsewhere, floor] = await Promise.all([viewer(room), viewer(room), viewer(room)]);
  for (const one of [looks, elsewhere, floor]) await one.subscribe({});
  looks.socket.emit("look", { chair: "chair-1" });
  elsewhere.socket.emit("look", { chair: "chair-2" });
  await until("pleth", ARRIVED_MS, () => {
    room.oximeter.send(contecPackets({ spo2: 97, pulse: 71, count: 30 }));
    return looks.waves.length >= 4 ? true : undefined;
  });
  expect(
    looks.waves.every(
      ({ chair: id, device, samples, hz }) =>
        id === "chair-1" && device === "ox-1" && samples.length === 30 && hz === 60,
    ),
  ).toBe(true);
  expect([elsewhere.waves, floor.waves]).toEqual([[], []]);

  // Looking away ends it: after what was on its way, nothing more comes.
  looks.socket.emit("look", { chair: null });
  await looks.socket.timeout(ARRIVED_MS).emitWithAck("time");
  const seen = looks.waves.length;
  const frames = await frameCount(room);
  await until("more than a block of packets was heard", ARRIVED_MS, async () => {
    room.oximeter.send(contecPackets({ spo2: 97, pulse: 71, count: 30 }));
    return (await frameCount(room)) > frames + 90 ? true : undefined;
  });
  await looks.socket.timeout(ARRIVED_MS).emitWithAck("time");
  expect(looks.waves.length).toBe(seen);
});

test("a heartbeat a second tells the time, what is on disk, and which start this is", async () => {
  const room = await chair();
  const one = await viewer(room);
  const { view } = snapshotOf(await one.subscribe({}));
  await until("six beats", ARRIVED_MS, () => (one.beats.length >= 6 ? true : undefined));
  const [first, last] = [one.beats[0], one.beats[5]];
  if (first === undefined || last === undefined) throw new Error("six beats");
  // The gateway's own times: they do not depend on how busy this machine is when it reads them.
  const span = last.beat.at - first.beat.at;
  expect(span).toBeGreaterThanOrEqual(4_000);
  expect(span).toBeLessThan(7_500);
  expect(new Set(one.beats.map(({ beat }) => beat.epoch))).toEqual(new Set([view.epoch]));
  expect(last.beat.durable).toBeGreaterThanOrEqual(view.asOf);
});

test("what is no subscription is refused, counted and shown nothing", async () => {
  const room = await chair();
  const one = await viewer(room);
  const before = (await health(room)).stream.malformed;
  for (const asked of [{ station: 7 }, { station: "short" }, { since: -1 }, { since: "all" }, { extra: true }])
    expect(await one.subscribe(asked as { station: unknown })).toMatchObject({ kind: "refused" });
  one.socket.emit("look", "chair-1");
  room.cuff.send(cuffResult({ systolic: 128, diastolic: 76, minute: 1 }));
  await until("the result is on disk", ARRIVED_MS, async () => {
    const { announced, durable } = await health(room);
    return announced > 1_000_003 && durable >= announced ? true : undefined;
  });
  await one.socket.timeout(ARRIVED_MS).emitWithAck("time");
  expect([one.events, one.latest, one.beats]).toEqual([[], [], []]);
  expect((await health(room)).stream.malformed).toBe(before + 6);
});

test("a viewer that reads nothing more is cut; the others miss nothing, and a long absence is made up from the log", async () => {
  const room = await chair();
  const one = await viewer(room);
  const { view } = snapshotOf(await one.subscribe({}));
  const stalled = await stalledViewer(room.gateway.port);
  open.push(() => stalled.end());
  expect((await health(room)).stream).toMatchObject({ viewers: 2, cut: 0 });

  // Each reading is an alarm's news: two events that must arrive. Twice the ring's 10,000, and 1,000 more.
  const READINGS = 10_500;
  for (let minute = 0; minute < READINGS; minute += 50)
    room.cuff.send(
      concatBytes(
        ...Array.from({ length: 50 }, (_, at) => cuffResult({ systolic: 205, diastolic: 122, minute: minute + at })),
      ),
    );
  await until("every reading", 100_000, () => (results(one) === READINGS ? true : undefined));
  await until("it is cut", ARRIVED_MS, async () => ((await health(room)).stream.viewers === 1 ? true : undefined));
  expect((await health(room)).stream.cut).toBe(1);
  // Its connection is over, not only forgotten: a screen that wakes up finds that out and comes back.
  await stalled.readToTheEnd();
  expect(one.events.every(({ seq }, at) => seq > (one.events[at - 1]?.seq ?? view.asOf))).toBe(true);
  // It went on beating: no gap as long as the page's own limit of 4 s.
  const beatGaps = one.beats.map(({ beat }, at) => beat.at - (one.beats[at - 1]?.beat.at ?? beat.at));
  expect(Math.max(...beatGaps)).toBeLessThan(4_000);

  const total = one.events.length;
  const last = one.events.at(-1)?.seq ?? 0;
  await until("all on disk", ARRIVED_MS, async () => ((await health(room)).durable >= last ? true : undefined));
  // Beyond the ring: the log has the first part, the ring the rest.
  const beyond = one.events[total - 12_000];
  if (beyond === undefined) throw new Error("12,000 events");
  const away = await viewer(room);
  const resumed = resumeOf(await away.subscribe({ since: beyond.seq, epoch: view.epoch }));
  expect(seqs(resumed)).toEqual(seqs(one.events.slice(total - 12_000 + 1)));
  // Too far beyond it: everything as it is now is less than everything that was missed.
  const first = one.events[0];
  if (first === undefined) throw new Error("a first event");
  expect((await away.subscribe({ since: first.seq, epoch: view.epoch })).kind).toBe("snapshot");
});

async function frameCount({ gateway }: Chair): Promise<number> {
  const [report] = (await (await fetch(`${gateway.address}/api/devices`)).json()) as { frames: number }[];
  return report?.frames ?? 0;
}
