import type { Instant } from "../kernel/index.ts";
import type { ChairView, Input, Judgement, View } from "../contracts/index.ts";

export const nothingJudged: Judgement = { due: [], criteria: [], refusals: {} };

type Started = Extract<Input, { type: "gateway.started" }>;

/**
 * The view after a start. Alarms, the watch and the last cuff reading of a chair that is still there are kept; numbers are
 * not, for nobody looked while the gateway was down.
 */
export function emptyView(started: Started, at: Instant, before: View | undefined): View {
  const chairs: Record<string, ChairView> = {};
  for (const info of started.chairs) {
    const kept = before?.chairs[info.id];
    const devices: ChairView["devices"] = {};
    for (const device of started.devices)
      if (device.chair === info.id)
        devices[device.id] = { ...device, link: "unplugged", why: "opening the line", since: at };
    chairs[info.id] = {
      ...info,
      watchedSince: kept?.watchedSince ?? "not watched",
      metrics: {},
      bp: kept?.bp ?? "no reading",
      ...(kept?.notPatient !== undefined && { notPatient: kept.notPatient }),
      cuff: { is: "idle" },
      devices,
      alarms: kept?.alarms ?? {},
      ended: kept?.ended ?? [],
      engine: "running",
      session: kept?.session ?? "none",
      judgement: kept?.judgement ?? nothingJudged,
      chart: kept?.chart ?? [],
      followUps: kept?.followUps ?? [],
    };
  }
  const { epoch, site, version, simulated, downForMs, limits } = started;
  return {
    asOf: before?.asOf ?? (0 as View["asOf"]),
    epoch,
    site,
    version,
    simulated,
    startedAt: at,
    downForMs,
    limits,
    protocols: started.protocols ?? [],
    order: started.chairs.map((chair) => chair.id),
    chairs,
    alarms: before?.alarms ?? {},
    stations: {},
    log: { writable: true, why: "", lost: 0 },
  };
}
