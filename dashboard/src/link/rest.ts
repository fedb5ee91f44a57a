import {
  DeviceReport,
  Health,
  History,
  SessionLine,
  SessionRecord,
  type ChairId,
  type SessionId,
} from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";

/** What was asked for, or why not: a sentence. */
export type Fetched<T> = { kind: "ok"; value: T } | { kind: "trouble"; why: string };

/** GET /api/history: one chair's trend between two instants, in about `points` columns. */
export async function fetchHistory(query: {
  chair: ChairId;
  from: Instant;
  to: Instant;
  points: number;
}): Promise<{ kind: "ok"; history: History } | { kind: "trouble"; why: string }> {
  const { chair, from, to, points } = query;
  const text = new URLSearchParams({ chair, from: String(from), to: String(to), points: String(points) });
  const answer = await fetchAs(`/api/history?${text}`, History);
  return answer.kind === "ok" ? { kind: "ok", history: answer.value } : answer;
}

/** GET /api/devices: one report for each device. */
export const fetchDevices = (): Promise<Fetched<readonly DeviceReport[]>> =>
  fetchAs("/api/devices", DeviceReport.array());

/** GET /api/health: the gateway itself, and its broker. */
export const fetchHealth = (): Promise<Fetched<Health>> => fetchAs("/api/health", Health);

/** How many sessions are asked for at once; the gateway gives no more than this. */
export const SESSIONS_AT_ONCE = 500;

/** GET /api/sessions: the latest sessions, newest first, all or those of exactly one pseudonym. */
export function fetchSessions(pseudonym?: string): Promise<Fetched<readonly SessionLine[]>> {
  const text = new URLSearchParams({
    limit: String(SESSIONS_AT_ONCE),
    ...(pseudonym === undefined ? {} : { pseudonym }),
  });
  return fetchAs(`/api/sessions?${text}`, SessionLine.array());
}

/** GET /api/record: the whole of one session. */
export const fetchRecord = (session: string): Promise<Fetched<SessionRecord>> =>
  fetchAs(`/api/record?${new URLSearchParams({ session })}`, SessionRecord);

/** Where the same record is as CSV. */
export const recordCsvUrl = (session: SessionId): string => `/api/record.csv?${new URLSearchParams({ session })}`;

const PATIENCE_MS = 5_000;

type Shape<T> = { safeParse(body: unknown): { success: true; data: T } | { success: false } };

async function fetchAs<T>(path: string, shape: Shape<T>): Promise<Fetched<T>> {
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const body: unknown = await response.json();
    const read = shape.safeParse(body);
    // A gateway in trouble tells its health with status 503, so the body counts first.
    if (read.success) return { kind: "ok", value: read.data };
    return { kind: "trouble", why: response.ok ? "the gateway's answer was not understood" : whyOf(body, response) };
  } catch (error) {
    return { kind: "trouble", why: error instanceof Error ? error.message : "the gateway did not answer" };
  }
}

/** The gateway's own sentence where it gave one. */
const whyOf = (body: unknown, { status }: Response): string =>
  typeof body === "object" && body !== null && "why" in body && typeof body.why === "string"
    ? body.why
    : `the gateway answered ${status}`;
