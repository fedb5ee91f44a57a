import type { Act, CommandId, Epoch, Who } from "@vigil/shared/contracts";
import type { Desk } from "./desk.ts";
import type { Restored } from "./restore.ts";

const demo: Who = { name: "Demo, started anew", verified: false };

/** Ends what an earlier demo left open, by commands like any other: its records stay. */
export async function endDemo(desk: Desk, epoch: Epoch, { sessions, watched }: Restored): Promise<void> {
  let asked = 0;
  const ask = async (act: Act): Promise<void> => {
    await desk.receive({ id: `${epoch}/${asked}` as CommandId, by: demo, act });
    asked += 1;
  };
  for (const { chair, id: session, phase } of sessions.values())
    await ask({
      type: "session.end",
      chair,
      session,
      phase,
      outcome: "abandoned",
      reason: "a demo begins with new patients",
    });
  for (const chair of watched) await ask({ type: "patient.left", chair });
}
