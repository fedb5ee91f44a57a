import type { ChairId } from "@vigil/shared/contracts";
import { useEffect, useState } from "react";
import type { SessionLine } from "@vigil/shared/contracts";
import { fetchSessions } from "../../../link/rest.ts";
import { lastToReopen } from "../../../reading/sessionReopen.ts";
import { useHeardNow } from "../useHeardNow.ts";
import { ReopenButton } from "./ReopenButton.tsx";

/** After the patient has left the last session of this chair may still be reopened, for a day (safety S22). */
export function LastSession({ chair }: { chair: ChairId }) {
  const now = useHeardNow();
  const [lines, setLines] = useState<readonly SessionLine[]>([]);
  useEffect(() => {
    let over = false;
    const ask = async (): Promise<void> => {
      const answer = await fetchSessions();
      if (!over && answer.kind === "ok") setLines(answer.value);
    };
    void ask();
    return () => {
      over = true;
    };
  }, [chair]);
  const last = lastToReopen(lines, chair, now);
  return last === undefined ? null : <ReopenButton chair={last.chair} id={last.id} pseudonym={last.pseudonym} />;
}
