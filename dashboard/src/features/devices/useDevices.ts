import type { DeviceReport } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { useEffect, useState } from "react";
import { useStation } from "../../app/StationContext.ts";
import { fetchDevices } from "../../link/rest.ts";

type Devices = { devices: readonly DeviceReport[] | "none yet"; why: string; at: Instant };

const EVERY_MS = 2_000;

/** The gateway's device reports, asked for every two seconds; `why` says when it cannot, `at` when it last could. */
export function useDevices(): Devices {
  const station = useStation();
  const [devices, setDevices] = useState<Devices>({ devices: "none yet", why: "", at: Instant(0) });
  useEffect(() => {
    let over = false;
    let asked = Number.NEGATIVE_INFINITY;
    let asking = false;
    const tick = async (): Promise<void> => {
      if (asking || performance.now() - asked < EVERY_MS) return;
      asked = performance.now();
      asking = true;
      const answer = await fetchDevices();
      asking = false;
      if (over) return;
      const { now } = station.time.get();
      setDevices((before) =>
        answer.kind === "ok"
          ? { devices: answer.value, why: "", at: now === "unknown" ? before.at : now }
          : { ...before, why: answer.why },
      );
    };
    void tick();
    const stop = station.time.subscribe(() => void tick());
    return () => {
      over = true;
      stop();
    };
  }, [station]);
  return devices;
}
