import type { Session } from "@vigil/shared/contracts";
import { useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { useScreen } from "./useScreen.ts";

/** For any patient, never derived from anything: the limits of SpO₂ go up (safety S7). */
export function OverReadRow({ session, refused }: { session: Session; refused: boolean }) {
  const screen = useScreen(session);
  const { overRead } = session.screening;
  return (
    <button
      type="button"
      role="switch"
      className="button switch"
      aria-checked={overRead}
      data-testid={testIds.overRead}
      disabled={useWhyNot() !== "" || refused}
      onClick={() =>
        screen(overRead ? "The oximeter does not over-read" : "The oximeter may over-read", { overRead: !overRead })
      }
    >
      Oximeter may over-read: {overRead ? "yes" : "no"}
    </button>
  );
}
