import { DeviceReport, History, type ChairId } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";

export type HistoryAnswer = { kind: "ok"; history: History } | { kind: "trouble"; why: string };

/** GET /api/history: one chair's trend between two instants, in about `points` columns. Trouble is a sentence. */
export async function fetchHistory(query: {
  chair: ChairId;
  from: Instant;
  to: Instant;
  points: number;
}): Promise<HistoryAnswer> {
  const { chair, from, to, points } = query;
  const text = new URLSearchParams({ chair, from: String(from), to: String(to), points: String(points) });
  const answer = await fetchJson(`/api/history?${text}`);
  if (answer.kind === "trouble") return answer;
  const history = History.safeParse(answer.body);
  return history.success ? { kind: "ok", history: history.data } : notUnderstood;
}

export type DevicesAnswer = { kind: "ok"; devices: readonly DeviceReport[] } | { kind: "trouble"; why: string };

/** GET /api/devices: one report for each device. */
export async function fetchDevices(): Promise<DevicesAnswer> {
  const answer = await fetchJson("/api/devices");
  if (answer.kind === "trouble") return answer;
  const devices = DeviceReport.array().safeParse(answer.body);
  return devices.success ? { kind: "ok", devices: devices.data } : notUnderstood;
}

const notUnderstood = { kind: "trouble", why: "the gateway's answer was not understood" } as const;
const PATIENCE_MS = 5_000;

async function fetchJson(path: string): Promise<{ kind: "ok"; body: unknown } | { kind: "trouble"; why: string }> {
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) return { kind: "trouble", why: `the gateway answered ${response.status}` };
    const body: unknown = await response.json();
    return { kind: "ok", body };
  } catch (error) {
    return { kind: "trouble", why: error instanceof Error ? error.message : "the gateway did not answer" };
  }
}
