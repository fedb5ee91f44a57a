import type { Session, SessionLine } from "@vigil/shared/contracts";
import { useEffect, useState } from "react";
import { fetchSessions } from "../../../link/rest.ts";

/** The last dose of the same pseudonym before this session; `trouble`: it is not known whether there was one. */
export type LastDose =
  | { is: "asking" }
  | { is: "none" }
  | { is: "trouble"; why: string }
  | { is: "known"; line: SessionLine; mg: number; mgPerKg: number };

export function useLastDose({ id, pseudonym }: Pick<Session, "id" | "pseudonym">): LastDose {
  const [last, setLast] = useState<LastDose>({ is: "asking" });
  useEffect(() => {
    let over = false;
    const ask = async (): Promise<void> => {
      const answer = await fetchSessions(pseudonym);
      if (over) return;
      setLast(answer.kind === "trouble" ? { is: "trouble", why: answer.why } : lastDoseOf(answer.value, id));
    };
    void ask();
    return () => {
      over = true;
    };
  }, [id, pseudonym]);
  return last;
}

/** Of lines that come newest first. */
export function lastDoseOf(lines: readonly SessionLine[], except: string): LastDose {
  for (const line of lines)
    if (line.id !== except && line.dose !== "none")
      return { is: "known", line, mg: line.dose.mg, mgPerKg: line.dose.mgPerKg };
  return { is: "none" };
}
