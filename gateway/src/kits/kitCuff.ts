import { randomUUID } from "node:crypto";
import { after, Seconds, unreachable, type Instant } from "@vigil/shared/kernel";
import { CommandId, KIT_VERSION, type CuffFailure, type KitCommand, type KitReply } from "@vigil/shared/contracts";
import type { CuffAsk } from "../engine/cuffRun.ts";
import type { Clock } from "../ports.ts";

export type KitCuff = {
  ask(ask: CuffAsk): void;
  replied(reply: KitReply): void;
  /** A result or a failure that happened at this instant: what ran then is over. */
  settled(happenedAt: Instant): void;
  close(): void;
};

type Given = {
  clock: Clock;
  /** The kit's clock minus ours; "not there" while the kit is not online. */
  offset(): number | "unknown" | "not there";
  /** False: it could not be sent. */
  send(command: KitCommand): boolean;
  started(): void;
  failed(because: CuffFailure, code?: string): void;
  makeId?: () => string;
};

type Run =
  | { is: "idle" }
  | { is: "asked"; id: CommandId; at: Instant; callOff: () => void }
  | { is: "running"; at: Instant; callOff: () => void; stop: CommandId | "none" };

// A start that comes later than this would surprise the patient (safety S5).
const EXPIRES_AFTER = Seconds(15);
// A measurement takes 30 to 60 s, with a second try 90: facts/cuffs, section 2.
const RESULT_WITHIN = Seconds(120);
const IDLE: Run = { is: "idle" };
const GIVEN_UP = 8;

/** A measurement at a kit from its command to its end: every one that was asked for ends in a result or in a failure. */
export function kitCuff({ clock, offset, send, started, failed, makeId = randomUUID }: Given): KitCuff {
  let run: Run = IDLE;
  let givenUp: CommandId[] = [];

  const end = (): void => {
    if (run.is !== "idle") run.callOff();
    run = IDLE;
  };
  const fail = (because: CuffFailure, code?: string): void => {
    if (run.is === "asked") givenUp = [...givenUp, run.id].slice(-GIVEN_UP);
    end();
    failed(because, code);
  };
  const command = (verb: KitCommand["verb"]): CommandId | { why: string } => {
    const ahead = offset();
    if (ahead === "not there") return { why: "the kit is not connected" };
    if (ahead === "unknown") return { why: "the kit's clock is not known yet" };
    const id = CommandId.parse(makeId());
    const expiresAt = Math.round(after(clock.now(), EXPIRES_AFTER) + ahead);
    const sent = send({ v: KIT_VERSION, id, device: "cuff", verb, expiresAt });
    return sent ? id : { why: "the broker is not reached" };
  };

  const measure = (): void => {
    // One that runs is the answer to this one as well; a second inflation would come too soon (safety S5).
    if (run.is !== "idle") return;
    const id = command("bp.start");
    if (typeof id === "object") return failed("device fault", id.why);
    const callOff = clock.wakeAt(after(clock.now(), EXPIRES_AFTER), () => fail("timeout", "no answer from the kit"));
    run = { is: "asked", id, at: clock.now(), callOff };
  };
  const stop = (): void => {
    const id = command("bp.stop");
    if (run.is === "asked") return fail("aborted");
    // What the kit does not confirm may still run: it ends with its result or its time.
    if (run.is === "running" && typeof id === "string") run = { ...run, stop: id };
  };
  const begun = (id: CommandId): void => {
    // Its failure was told already: a cuff must not go on for an answer that nobody waits for.
    if (givenUp.includes(id)) return void command("bp.stop");
    if (run.is !== "asked" || run.id !== id) return;
    run.callOff();
    const callOff = clock.wakeAt(after(clock.now(), RESULT_WITHIN), () => fail("timeout", "no result within 120 s"));
    run = { is: "running", at: run.at, callOff, stop: "none" };
    started();
  };

  return {
    ask(ask) {
      switch (ask) {
        case "measure":
          return measure();
        case "stop":
          return stop();
        case "last result":
          // A kit sends what it kept by itself.
          return;
        default:
          return unreachable(ask);
      }
    },
    replied({ id, outcome, why }) {
      switch (outcome) {
        case "started":
          return begun(id);
        case "stopped":
          if (run.is === "running" && run.stop === id) fail("aborted");
          return;
        case "expired":
        case "refused":
          if (run.is === "asked" && run.id === id) fail("refused", why ?? `${outcome} by the kit`);
          return;
        default:
          return unreachable(outcome);
      }
    },
    settled(happenedAt) {
      if (run.is !== "idle" && happenedAt >= run.at) end();
    },
    close: end,
  };
}
