import type { Envelope, Session, SessionLine } from "@vigil/shared/contracts";
import type { EventLog } from "../ports.ts";
import { is, latestFacts } from "./findSession.ts";

type Wanted = { limit: number; pseudonym?: string };

/** Sessions by when they were opened, newest first, each as it stands or ended. */
export async function listSessions(log: EventLog, { limit, pseudonym }: Wanted): Promise<SessionLine[]> {
  const lines: SessionLine[] = [];
  const labels = labelsBackwards(log);
  // Going back in time: by chair, the session that was opened there next.
  const next = new Map<string, Envelope>();
  for await (const opened of log.find(["session.opened"], { newestFirst: true })) {
    if (!is(opened, "session.opened")) throw new Error(`asked for openings, got ${opened.event.type}`);
    const { chair, session } = opened.event;
    if (pseudonym === undefined || session.pseudonym === pseudonym) {
      const facts = await latestFacts(log, opened, next.get(chair)?.seq);
      lines.push(lineOf(opened, facts, (await labels(opened.seq)).get(chair) ?? chair));
    }
    if (lines.length >= limit) break;
    next.set(chair, opened);
  }
  return lines;
}

function lineOf(
  { at }: Envelope,
  { id, chair, pseudonym, protocol, phase, dose, ended }: Session,
  label: string,
): SessionLine {
  return {
    id,
    chair,
    label,
    pseudonym,
    protocol: protocol.label,
    openedAt: at,
    phase,
    dose: dose === "none" ? dose : { drug: dose.drug, mg: dose.mg, mgPerKg: dose.mgPerKg },
    endedAt: ended === "no" ? "open" : ended.at,
  };
}

/** What the chairs were called when a number was given out; asked for falling numbers. */
function labelsBackwards(log: EventLog): (seq: number) => Promise<ReadonlyMap<string, string>> {
  let starts: AsyncIterator<Envelope> | undefined;
  let since = Number.POSITIVE_INFINITY;
  let labels: ReadonlyMap<string, string> = new Map();
  return async (seq) => {
    starts ??= log.find(["gateway.started"], { newestFirst: true })[Symbol.asyncIterator]();
    while (since > seq) {
      const { done, value } = await starts.next();
      if (done === true) return new Map();
      since = value.seq;
      if (is(value, "gateway.started")) labels = new Map(value.event.chairs.map(({ id, label }) => [id, label]));
    }
    return labels;
  };
}
