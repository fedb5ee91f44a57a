import type { Judgement, Session } from "@vigil/shared/contracts";
import { useAct, useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { ofSession } from "../ofSession.ts";

/** Whether the cuff may start by itself in an alarm: off until somebody says so for this session (safety S5). */
export function AutoCuffSwitch({ session, judgement }: { session: Session; judgement: Judgement }) {
  const { act } = useAct();
  const { autoCuff } = session;
  const on = autoCuff !== "off";
  const words = on ? "Automatic cuff off" : "Automatic cuff on";
  return (
    <button
      type="button"
      role="switch"
      className="button switch"
      aria-checked={on}
      data-testid={testIds.autoCuff}
      disabled={useWhyNot() !== "" || judgement.refusals["cuff.auto"] !== undefined}
      title={on ? `Let by ${autoCuff.by.name}: it starts by itself in a pressure alarm` : "It starts only when asked"}
      onClick={() => act(words, { type: "cuff.auto", ...ofSession(session), on: !on })}
    >
      Cuff by itself: {on ? "on" : "off"}
    </button>
  );
}
