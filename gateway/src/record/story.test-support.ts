import { Seconds, type Instant, type Millis } from "@vigil/shared/kernel";
import type { Act, Alarm, ChairId, Input, Seq, Session } from "@vigil/shared/contracts";
import {
  advanceChair,
  advanceHouse,
  deadlineOfChair,
  deadlineOfHouse,
  newChair,
  newHouse,
  protocols,
} from "@vigil/shared/domain";
import { engineOf, type Engine } from "../engine/engine.ts";
import { createLoop } from "../engine/loop.ts";
import type { Subject } from "../engine/route.ts";
import { chairId, command, cuffId, oximeterId, started, stationId } from "../make.test-support.ts";
import type { EventLog } from "../ports.ts";
import { testClock } from "../testClock.test-support.ts";

type InSession = { chair: ChairId; session: Session["id"]; phase: Session["phase"] };
type Open = Extract<Act, { type: "session.open" }>;

const CHAIR = chairId(1);

export type Told = ReturnType<typeof story>;

/** A gateway without wires, its clock under a test's hand: a patient at chair 1, and the nurse. */
export function story(log: EventLog) {
  const clock = testClock();
  let facts: Session | undefined;
  let commands = 0;
  const alarms = new Map<string, Alarm>();

  // What deadlines decide is told to nobody who waits: the engine itself is listened to.
  const heard = (engine: Engine): Engine => ({
    ...engine,
    advance(input, at) {
      const decided = engine.advance(input, at);
      for (const { event } of decided)
        if (event.type === "alarm.changed") alarms.set(event.alarm.key, event.alarm);
        else if (event.type === "session.opened" || event.type === "session.changed" || event.type === "session.ended")
          facts = event.session;
      return decided;
    },
  });
  const engines = new Map<Subject, Engine>([["gateway", engineOf(newHouse(), advanceHouse, deadlineOfHouse)]]);
  engines.set(CHAIR, heard(engineOf(newChair(CHAIR), advanceChair, deadlineOfChair)));
  const first = (log.durable() + 1_000_000) as Seq;
  const loop = createLoop({ clock, log, engines, first, announce: () => {}, act: () => {} });

  /** A screen that can sound is there from the start on. */
  const restart = (downForMs: Millis | "unknown"): void => {
    loop.take({ ...started({ downForMs }), protocols: [...protocols] });
    commands += 1;
    const armed = command(`command-${commands}`, { type: "station.armed", station: stationId, armed: true });
    loop.take({ type: "command.received", command: armed });
  };
  restart("unknown");

  const session = (): Session => {
    if (facts === undefined) throw new Error("no session was opened");
    return facts;
  };
  const obeyed = (act: Act): string => {
    commands += 1;
    const input: Input = { type: "command.received", command: command(`command-${commands}`, act), chair: CHAIR };
    return loop
      .take(input)
      .map(({ event }) => (event.type === "command.done" ? "done" : event.type === "command.refused" ? event.why : ""))
      .join("");
  };

  return {
    clock,
    session,
    restart,
    now: (): Instant => clock.now(),
    take: (input: Input): void => void loop.take(input),
    /** A finger in the probe for so long, or nobody listens. */
    spo2(value: number | "not heard", span: Millis): void {
      const end = clock.now() + span;
      while (clock.now() < end) {
        if (value !== "not heard")
          loop.take({
            type: "device.observed",
            chair: CHAIR,
            device: oximeterId(1),
            values: [
              { metric: "spo2", value, quality: "good" },
              { metric: "pulse", value: 72, quality: "good" },
            ],
          });
        clock.advance(Seconds(1));
      }
    },
    /** The probe is on nobody: before it is on the next finger (safety S15). */
    probeOff(): void {
      loop.take({
        type: "device.observed",
        chair: CHAIR,
        device: oximeterId(1),
        values: [
          { metric: "spo2", value: "unavailable", because: "probe off" },
          { metric: "pulse", value: "unavailable", because: "probe off" },
        ],
      });
      clock.advance(Seconds(1));
    },
    cuff(systolic: number, diastolic: number): void {
      const reading = { systolic, diastolic, mean: 95, pulse: 71 };
      loop.take({ type: "cuff.result", chair: CHAIR, device: cuffId(1), reading, late: false });
    },
    opens(more: Partial<Open> = {}): string {
      return obeyed({
        type: "session.open",
        chair: CHAIR,
        protocol: "iv",
        pseudonym: "P-017",
        ageYears: 41,
        limbs: { cuff: "left arm", probe: "right hand", infusion: "right arm" },
        ...more,
      });
    },
    /** What the nurse does, on the session as it stands; the answer is "done" or why not. */
    does(act: (on: InSession) => Act): string {
      const { id, chair, phase } = session();
      return obeyed(act({ chair, session: id, phase }));
    },
    /** Acknowledges every alarm that stands. */
    answers(): void {
      for (const { key, episode, step, phase } of alarms.values())
        if (phase === "active" || phase === "latched") obeyed({ type: "alarm.acknowledge", key, episode, step });
    },
    /** All that was said is on its way to the disk. */
    told: (): void => loop.stop(),
  };
}
