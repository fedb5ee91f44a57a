import { Router, type Response } from "express";
import { z } from "zod";
import { SessionId, type SessionRecord } from "@vigil/shared/contracts";
import type { EventLog } from "../ports.ts";
import { listSessions } from "../record/listSessions.ts";
import { readRecord } from "../record/readRecord.ts";
import { toCsv } from "../record/toCsv.ts";

const SessionsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  pseudonym: z.string().trim().min(1).max(40).optional(),
});
const RecordQuery = z.object({ session: SessionId });

/** The list of sessions, and the record of one, for reading and as CSV. */
export function recordRoutes(log: EventLog): Router {
  const routes = Router();
  routes.get("/sessions", async (request, response) => {
    const query = SessionsQuery.safeParse(request.query);
    if (!query.success) return refuse(response, query.error);
    const { limit, pseudonym } = query.data;
    response.json(await listSessions(log, { limit, ...(pseudonym === undefined ? {} : { pseudonym }) }));
  });
  routes.get("/record", async (request, response) => {
    const record = await recordFor(log, request.query, response);
    if (record !== "answered") response.json(record);
  });
  routes.get("/record.csv", async (request, response) => {
    const record = await recordFor(log, request.query, response);
    if (record === "answered") return;
    const name = `vigil-${record.simulated ? "simulated-" : ""}${record.session.id}.csv`;
    response
      .type("text/csv; charset=utf-8; header=present")
      .setHeader("content-disposition", `attachment; filename="${name}"`)
      .send(toCsv(record));
  });
  return routes;
}

/** The record that was asked for, or the sentence why there is none, answered already. */
async function recordFor(log: EventLog, asked: unknown, response: Response): Promise<SessionRecord | "answered"> {
  const query = RecordQuery.safeParse(asked);
  if (!query.success) {
    refuse(response, query.error);
    return "answered";
  }
  const { session } = query.data;
  const record = await readRecord(log, session);
  if (record !== "no such session") return record;
  response.status(404).json({ why: `There is no session ${session}.` });
  return "answered";
}

function refuse(response: Response, error: z.ZodError): void {
  response.status(400).json({ why: z.prettifyError(error) });
}
