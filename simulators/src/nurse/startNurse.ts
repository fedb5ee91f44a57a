import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";
import { after, Instant, Millis } from "@vigil/shared/kernel";
import {
  Answer,
  Beat,
  CommandId,
  receive,
  Subscribed,
  type Act,
  type ChairId,
  type Command,
  type Judgement,
  type Subscribe,
  StationId,
  type Who,
} from "@vigil/shared/contracts";
import { decide } from "./decide.ts";
import { atFirst, remember, type Memory } from "./memory.ts";
import type { Plan } from "./plan.ts";
import { follow, seenIn, type Seen } from "./seen.ts";

export type NurseOptions = {
  /** http://127.0.0.1:8080 */
  gateway: string;
  plans: ReadonlyMap<ChairId, Plan>;
  /** How long the simulation has run: plans count from its beginning. */
  elapsed(): Millis;
  /** Takes the probe off and puts it on this patient: for a new session it counts only then (safety S15). */
  resite(chair: ChairId): void;
  tell(chair: ChairId | "all", words: string): void;
};

/** An act that was refused is asked again when the gateway judges otherwise, or after this. */
const AGAIN_MS = 10_000;
const ANSWER_WITHIN_MS = 10_000;

const NURSE: Who = { name: "Nurse of the demo", verified: false };

type Place = {
  plan: Plan;
  memory: Memory | undefined;
  asking: boolean;
  refused: Map<Act["type"], { at: Instant; judgement: Judgement }>;
};

/** Plays the nurses of a demo: looks at what every screen shows, and asks what a person would. Never throws. */
export function startNurse({ gateway, plans, elapsed, resite, tell }: NurseOptions): { stop(): void } {
  const socket = io(gateway, { transports: ["websocket"] });
  const station = StationId.parse(`nurse-${randomUUID()}`);
  const places = new Map<ChairId, Place>(
    [...plans].map(([chair, plan]) => [chair, { plan, memory: undefined, asking: false, refused: new Map() }]),
  );
  let seen: Map<ChairId, Seen> | "nothing yet" = "nothing yet";
  let began: Instant | undefined;
  let again: NodeJS.Timeout | undefined;
  let stopped = false;

  const subscribe = (): void => {
    clearTimeout(again);
    seen = "nothing yet";
    const asked: Subscribe = { station };
    // Without `since` the answer is the whole of it, also after the gateway was started anew.
    socket.timeout(ANSWER_WITHIN_MS).emit("subscribe", asked, (error: Error | null, raw: unknown) => {
      const got = error === null ? Subscribed.safeParse(raw) : undefined;
      if (got?.success === true && got.data.kind === "snapshot") {
        seen = seenIn(got.data.view);
        // Somebody is at a screen that can sound: without one no session could be treated (safety S10).
        const arm: Command = {
          id: CommandId.parse(randomUUID()),
          by: NURSE,
          act: { type: "station.armed", station, armed: true },
        };
        socket.emit("command", arm);
        return;
      }
      tell("all", `nothing to look at: ${error?.message ?? got?.error?.message ?? "the gateway sent no snapshot"}`);
      if (!stopped && socket.connected) again = setTimeout(subscribe, AGAIN_MS);
    });
  };

  const ask = async (place: Place, act: Act, { chair, judgement }: Seen, now: Instant): Promise<void> => {
    place.asking = true;
    const command: Command = {
      id: CommandId.parse(randomUUID()),
      by: signed(place.plan, act),
      act,
    };
    try {
      const raw: unknown = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck("command", command);
      const answer = Answer.safeParse(raw);
      if (answer.success && answer.data.outcome !== "refused") {
        tell(chair, `${act.type}: ${answer.data.outcome}`);
        place.refused.delete(act.type);
      } else {
        place.refused.set(act.type, { at: now, judgement });
        tell(chair, `${act.type} refused: ${answer.success && "why" in answer.data ? answer.data.why : "no answer"}`);
      }
    } catch {
      // Nobody answered: the screen will show whether it was done, and if not it is asked again.
      place.refused.set(act.type, { at: now, judgement });
      tell(chair, `${act.type}: no answer`);
    } finally {
      place.asking = false;
    }
  };

  const look = (now: Instant): void => {
    if (seen === "nothing yet") return;
    began ??= Instant(now - elapsed());
    for (const [chair, place] of places) {
      const here = seen.get(chair);
      if (here === undefined) continue;
      const before = place.memory ?? atFirst(place.plan, began);
      const memory = remember(before, place.plan, here, now);
      if (memory.wasOpen && !before.wasOpen) resite(chair);
      place.memory = memory;
      if (place.asking) continue;
      const act = decide({ plan: place.plan, seen: here, memory, now }).find((one) => mayAsk(place, one, here, now));
      if (act === undefined) continue;
      if (act.type === "bp.measure") place.memory = { ...memory, askedAt: now };
      void ask(place, act, here, now);
    }
  };

  socket.on("connect", subscribe);
  socket.on("events", (raw: unknown) => {
    if (!Array.isArray(raw) || seen === "nothing yet") return;
    for (const one of raw) {
      const received = receive(one);
      if (received.kind === "ok") follow(seen, received.envelope);
    }
  });
  // The gateway's beat is the nurse's clock.
  socket.on("beat", (raw: unknown) => {
    const beat = Beat.safeParse(raw);
    if (beat.success) look(beat.data.at);
  });

  return {
    stop() {
      stopped = true;
      clearTimeout(again);
      socket.disconnect();
    },
  };
}

/** A clinician lets a hold pass; everything else is done by whoever watches. */
function signed({ by, role }: Plan, act: Act): Who {
  return act.type === "session.clear"
    ? { name: "Dr. K. (demo)", verified: false, role: "clinician" }
    : { name: by, verified: false, role };
}

function mayAsk({ refused }: Place, act: Act, { judgement }: Seen, now: Instant): boolean {
  const before = refused.get(act.type);
  return before === undefined || before.judgement !== judgement || now >= after(before.at, Millis(AGAIN_MS));
}
