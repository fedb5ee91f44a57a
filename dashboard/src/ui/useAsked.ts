import type { Instant } from "@vigil/shared/kernel";
import { useEffect, useState } from "react";
import { useStation } from "../app/StationContext.ts";
import type { Fetched } from "../link/rest.ts";

/** What the gateway answered last; `why` says when it cannot be asked now, `at` when it last could. */
export type Asked<T> = { value: T | "none yet"; why: string; at: Instant | "unknown" };

/**
 * Asks the gateway every `everyMs`, one question at a time, until the answer is final. `ask` and `isFinal` must be the same
 * at every drawing.
 */
export function useAsked<T>(
  ask: () => Promise<Fetched<T>>,
  everyMs: number,
  isFinal: (value: T) => boolean = never,
): Asked<T> {
  const station = useStation();
  const [asked, setAsked] = useState<Asked<T>>({ value: "none yet", why: "", at: "unknown" });
  useEffect(() => {
    let over = false;
    let last = Number.NEGATIVE_INFINITY;
    let asking = false;
    const tick = async (): Promise<void> => {
      if (asking || over || performance.now() - last < everyMs) return;
      last = performance.now();
      asking = true;
      const answer = await ask();
      asking = false;
      if (over) return;
      const { now } = station.time.get();
      if (answer.kind === "ok" && isFinal(answer.value)) over = true;
      setAsked((before) =>
        answer.kind === "ok" ? { value: answer.value, why: "", at: now } : { ...before, why: answer.why },
      );
    };
    void tick();
    const stop = station.time.subscribe(() => void tick());
    return () => {
      over = true;
      stop();
    };
  }, [station, ask, everyMs, isFinal]);
  return asked;
}

const never = (): boolean => false;
