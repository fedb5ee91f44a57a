import { after, Seconds, unreachable, type Instant } from "@vigil/shared/kernel";
import type { ChairId, CuffFailure, DeviceId } from "@vigil/shared/contracts";
import type { DeviceProfile } from "@vigil/shared/devices";
import type { Clock, TakeInput } from "../ports.ts";

export type CuffAsk = "measure" | "stop" | "last result";

/** What a result is: of now, or kept by the cuff from before we listened. */
export type Kept = "fresh" | "kept";

export type CuffRun = {
  ask(ask: CuffAsk): void;
  /** The cuff gave a result or an error: whatever ran is over. */
  settled(at: Instant): Kept;
  answered(ok: boolean): void;
  lineOpened(): void;
  lineLost(): void;
  stop(): void;
};

type Given = {
  on: { chair: ChairId; device: DeviceId };
  cuff: NonNullable<DeviceProfile["cuff"]>;
  clock: Clock;
  send(bytes: Uint8Array): boolean;
  take: TakeInput;
};

// A result that comes this soon after it was asked for is the one the cuff had kept.
const KEPT_RESULT_WITHIN = Seconds(10);

/** A measurement from its start to its end: every one that was started ends in a result or in a failure with its reason. */
export function cuffRun({ on, cuff, clock, send, take }: Given): CuffRun {
  let callOff: (() => void) | undefined;
  let keptAskedAt: Instant | undefined;
  let wantsKept = false;

  const end = (): boolean => {
    const ran = callOff !== undefined;
    callOff?.();
    callOff = undefined;
    return ran;
  };
  const fail = (because: CuffFailure, code?: string): void => {
    end();
    take({ type: "cuff.failed", ...on, because, ...(code === undefined ? {} : { code }) });
  };
  const askKept = (): void => {
    wantsKept = !send(cuff.last);
    keptAskedAt = wantsKept ? undefined : clock.now();
  };
  const measure = (): void => {
    if (!send(cuff.start)) return fail("device fault", "the line is down");
    end();
    take({ type: "cuff.started", ...on, why: "asked by a person" });
    const seconds = cuff.timeoutMs / 1_000;
    callOff = clock.wakeAt(after(clock.now(), cuff.timeoutMs), () => fail("timeout", `no result within ${seconds} s`));
  };

  return {
    ask(ask) {
      switch (ask) {
        case "measure":
          return measure();
        case "stop":
          if (send(cuff.stop) && callOff !== undefined) fail("aborted");
          return;
        case "last result":
          return askKept();
        default:
          return unreachable(ask);
      }
    },
    settled(at) {
      const kept = keptAskedAt !== undefined && at <= after(keptAskedAt, KEPT_RESULT_WITHIN) && callOff === undefined;
      keptAskedAt = undefined;
      end();
      return kept ? "kept" : "fresh";
    },
    answered(ok) {
      if (ok) return;
      if (callOff !== undefined) fail("refused");
      keptAskedAt = undefined;
    },
    lineOpened() {
      if (wantsKept) askKept();
    },
    lineLost() {
      // What was asked for and not given is asked for again on the next line.
      wantsKept ||= keptAskedAt !== undefined;
      keptAskedAt = undefined;
      if (callOff !== undefined) fail("device fault", "the line was lost while measuring");
    },
    stop() {
      end();
    },
  };
}
