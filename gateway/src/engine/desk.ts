import { z } from "zod";
import { Command, type Answer, type Envelope, type Seq } from "@vigil/shared/contracts";
import { subjectOfAct } from "@vigil/shared/domain";
import type { EventLog } from "../ports.ts";
import type { Loop } from "./loop.ts";

export type Desk = {
  /** Takes anything a client sent as a command. Never throws; the same id gets the first answer again. */
  receive(raw: unknown): Promise<Answer>;
  malformed(): number;
};

type Given = { loop: Loop; log: EventLog; chairs: ReadonlySet<string>; answered: ReadonlyMap<string, Answer> };

const ANSWERS_KEPT = 10_000;

/**
 * Where commands come in. `done` is said only when it is on disk; while the log cannot be written it is said that it is not
 * recorded (what was done stands all the same).
 */
export function commandDesk({ loop, log, chairs, answered }: Given): Desk {
  const answers = new Map<string, Promise<Answer>>();
  for (const [id, answer] of answered) answers.set(id, Promise.resolve(answer));
  let waiting: { seq: Seq; settle: (recorded: boolean) => void }[] = [];
  let malformed = 0;

  log.onDurable((durable) => {
    const reached = waiting.filter(({ seq }) => seq <= durable);
    if (reached.length === 0) return;
    waiting = waiting.filter(({ seq }) => seq > durable);
    for (const { settle } of reached) settle(true);
  });
  log.onState(({ writable }) => {
    if (writable) return;
    const all = waiting;
    waiting = [];
    for (const { settle } of all) settle(false);
  });

  const recorded = (seq: Seq): Promise<boolean> => {
    if (seq <= log.durable()) return Promise.resolve(true);
    if (!log.state().writable) return Promise.resolve(false);
    return new Promise((settle) => waiting.push({ seq, settle }));
  };

  const carryOut = async (command: Command): Promise<Answer> => {
    const { id } = command;
    const subject = subjectOfAct(command.act);
    if (subject !== "gateway" && !chairs.has(subject))
      return { id, outcome: "refused", why: `There is no chair ${subject} here.` };
    if (subject !== "gateway" && loop.failed().has(subject))
      return {
        id,
        outcome: "refused",
        why: "The alarm engine of this chair has stopped. Watch the bedside device and restart the gateway.",
      };
    const turn = loop.take({ type: "command.received", command, ...(subject === "gateway" ? {} : { chair: subject }) });
    const decided = turn.find(({ event }) => answersTo(event, id));
    if (decided === undefined) return { id, outcome: "refused", why: "Nothing here answers this command." };
    if (decided.event.type === "command.refused") return { id, outcome: "refused", why: decided.event.why };
    if (await recorded(decided.seq)) return { id, outcome: "done" };
    return { id, outcome: "done, not recorded", why: `It was done, but the log cannot be written: ${log.state().why}` };
  };

  return {
    async receive(raw) {
      const parsed = Command.safeParse(raw);
      if (!parsed.success) {
        malformed += 1;
        return refusal(raw, `Not a command: ${z.prettifyError(parsed.error)}`);
      }
      const first = answers.get(parsed.data.id);
      if (first !== undefined) return first;
      const answer = carryOut(parsed.data);
      answers.set(parsed.data.id, answer);
      if (answers.size > ANSWERS_KEPT) for (const oldest of answers.keys()) if (answers.delete(oldest)) break;
      return answer;
    },
    malformed: () => malformed,
  };
}

const answersTo = (event: Envelope["event"], id: string): boolean =>
  (event.type === "command.done" || event.type === "command.refused") && event.command === id;

/** The answer to what is not even looked at. */
export const refusal = (raw: unknown, why: string): Answer => ({ id: idOf(raw), outcome: "refused", why });

function idOf(raw: unknown): string {
  return typeof raw === "object" && raw !== null && "id" in raw && typeof raw.id === "string"
    ? raw.id.slice(0, 64)
    : "";
}
