import type { Instant } from "@vigil/shared/kernel";
import type { ChairId, Envelope, Input } from "@vigil/shared/contracts";
import {
  advanceChair,
  advanceHouse,
  deadlineOfChair,
  deadlineOfHouse,
  newChair,
  newHouse,
  type Timed,
} from "@vigil/shared/domain";
import { describe, sameDecision, type Dated } from "../engine/compare.ts";
import { engineOf, type Engine } from "../engine/engine.ts";
import { isInput } from "../engine/refold.ts";
import { decidedBy, subjectOf, type Subject } from "../engine/route.ts";

export type Played = {
  inputs: number;
  made: number;
  recorded: number;
  first: Instant | "nothing";
  last: Instant | "nothing";
  /** Where decisions made now part from those recorded then, as sentences. */
  differences: string[];
};

type Player = {
  engine: Engine;
  made: Dated[];
  /** `recorded`: it failed then, too. Otherwise the sentence of a failure that the record has not told of yet. */
  failed: "no" | "recorded" | { why: string };
};

/**
 * Folds a recorded log again. Decisions are made from the inputs before the recorded ones are read, then the two are held
 * against each other. `change` may alter an input on its way in, to ask "what if".
 */
export async function play(
  log: AsyncIterable<Envelope>,
  change: (envelope: Envelope) => Envelope = same,
): Promise<Played> {
  const players = new Map<Subject, Player>();
  let chairs: readonly ChairId[] = [];
  const played: Played = { inputs: 0, made: 0, recorded: 0, first: "nothing", last: "nothing", differences: [] };

  const player = (subject: Subject): Player => {
    const known = players.get(subject);
    if (known !== undefined) return known;
    const fresh = freshPlayer(subject);
    players.set(subject, fresh);
    return fresh;
  };
  const advance = (subject: Subject, { at, event }: Envelope | { at: Instant; event: "wake" }): void => {
    const its = player(subject);
    if (its.failed !== "no" || (event !== "wake" && !isInput(event))) return;
    const decided = tryAdvance(its, event, at);
    its.made.push(...decided);
    played.made += decided.length;
  };
  const differ = (at: Instant, made: Dated | undefined, kept: Dated | undefined): void =>
    void played.differences.push(`${new Date(at).toISOString()}: now ${describe(made)}, recorded ${describe(kept)}`);

  for await (const original of log) {
    const envelope = change(original);
    const { at, event } = envelope;
    if (played.first === "nothing") played.first = at;
    played.last = at;
    if (event.type === "gateway.started") {
      chairs = event.chairs.map(({ id }) => id);
      played.differences.push(...failedOnlyNow(players));
      for (const its of players.values()) its.failed = "no";
    }
    if (isInput(event)) {
      played.inputs += 1;
      const subject = subjectOf(event);
      if (event.type === "engine.failed") player(event.chair).failed = "recorded";
      if (subject === "all") for (const each of ["gateway" as const, ...chairs]) advance(each, envelope);
      else advance(subject, envelope);
      continue;
    }
    const subject = decidedBy(event);
    if (subject === "nobody") continue;
    played.recorded += 1;
    // A deadline leaves no input behind: the time reached is all that a decision of it needs.
    if (player(subject).made.length === 0) advance(subject, { at, event: "wake" });
    const made = player(subject).made.shift();
    if (made === undefined || !sameDecision(made, { at, event })) differ(at, made, { at, event });
  }
  played.differences.push(...failedOnlyNow(players));
  for (const { made } of players.values()) for (const extra of made) differ(extra.at, extra, undefined);
  return played;
}

/** An engine that fails decides nothing more until the next start; that it failed then, too, is said by the record. */
function tryAdvance(its: Player, input: Input | "wake", at: Instant): readonly Timed[] {
  try {
    return its.engine.advance(input, at);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    its.failed = { why: `${new Date(at).toISOString()}: the engine failed now, and not then: ${why}` };
    return [];
  }
}

const failedOnlyNow = (players: ReadonlyMap<Subject, Player>): string[] =>
  [...players.values()].flatMap(({ failed }) => (typeof failed === "object" ? [failed.why] : []));

const same = (envelope: Envelope): Envelope => envelope;

const freshPlayer = (subject: Subject): Player => ({
  engine:
    subject === "gateway"
      ? engineOf(newHouse(), advanceHouse, deadlineOfHouse)
      : engineOf(newChair(subject), advanceChair, deadlineOfChair),
  made: [],
  failed: "no",
});
