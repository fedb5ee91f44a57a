import { Answer, type Command } from "@vigil/shared/contracts";
import type { Socket } from "socket.io-client";

/** What came of a command. `no answer`: it is not known whether it happened; look at the screen before asking again. */
export type Outcome = Answer | { id: string; outcome: "no answer"; why: string };

const ANSWER_MS = 3_000;
const TRIES = 3;

/** Sends a command until it is answered. The same id goes each time, so a retry never does a thing twice. */
export async function sendCommand(socket: Socket, command: Command): Promise<Outcome> {
  for (let tried = 0; tried < TRIES; tried++) {
    if (!socket.connected) return noAnswer(command, "the gateway is not connected");
    try {
      const raw: unknown = await socket.timeout(ANSWER_MS).emitWithAck("command", command);
      const answer = Answer.safeParse(raw);
      return answer.success ? answer.data : noAnswer(command, "the gateway's answer was not understood");
    } catch {
      // The only error is the time that ran out: the same command goes again.
    }
  }
  return noAnswer(
    command,
    `no answer in ${(ANSWER_MS * TRIES) / 1_000} s: see whether it happened before you try again`,
  );
}

const noAnswer = (command: Command, why: string): Outcome => ({ id: command.id, outcome: "no answer", why });
