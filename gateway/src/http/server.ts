import { createServer, type Server } from "node:http";
import express from "express";
import helmet from "helmet";
import { z } from "zod";
import { ChairId, InstantSchema, type DeviceReport, type Health, type View } from "@vigil/shared/contracts";
import type { EventLog } from "../ports.ts";
import { recordRoutes } from "./records.ts";
import { isOurs } from "../stream/access.ts";

type Given = {
  port: number;
  /** The folder of the built page. */
  page: string;
  log: EventLog;
  view(): View;
  devices(): DeviceReport[];
  health(): Health;
};

const LONGEST_HISTORY_MS = 48 * 3_600_000;
const HistoryQuery = z
  .object({
    chair: ChairId,
    from: z.coerce.number().pipe(InstantSchema),
    to: z.coerce.number().pipe(InstantSchema),
    points: z.coerce.number().int().min(1).max(2_000).default(600),
  })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "later than `from`" })
  .refine(({ from, to }) => to - from <= LONGEST_HISTORY_MS, {
    path: ["to"],
    message: "at most 48 hours after `from`",
  });

/** The page and the REST part: history, sessions and their records, devices, health. Errors are JSON with a sentence. */
export function createHttp({ port, page, log, view, devices, health }: Given): Server {
  const app = express();
  app.disable("x-powered-by");
  app.use((request, response, next) => {
    if (isOurs(request, port)) return next();
    response.status(403).json({ why: `This address answers only its own page on http://127.0.0.1:${port}.` });
  });
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          "default-src": ["'self'"],
          "style-src": ["'self'", "'unsafe-inline'"],
          "connect-src": ["'self'", `ws://127.0.0.1:${port}`, `ws://localhost:${port}`],
          "worker-src": ["'self'", "blob:"],
          "upgrade-insecure-requests": null,
        },
      },
      strictTransportSecurity: false,
    }),
  );
  app.get("/api/health", (_request, response) => {
    const now = health();
    response.status(now.status === "ok" ? 200 : 503).json(now);
  });
  app.get("/api/devices", (_request, response) => void response.json(devices()));
  app.get("/api/view", (_request, response) => void response.json(view()));
  app.get("/api/history", async (request, response) => {
    const query = HistoryQuery.safeParse(request.query);
    if (!query.success) return void response.status(400).json({ why: z.prettifyError(query.error) });
    response.json(await log.history(query.data));
  });
  app.use("/api", recordRoutes(log));
  app.use(
    "/api",
    (request, response) =>
      void response.status(404).json({ why: `There is no ${request.method} ${request.originalUrl}.` }),
  );
  app.use(
    express.static(page, {
      index: "index.html",
      immutable: true,
      maxAge: "1y",
      setHeaders: (response, path) => void (path.endsWith(".html") && response.setHeader("cache-control", "no-cache")),
    }),
  );
  app.get("/{*path}", (_request, response) => response.sendFile("index.html", { root: page }));
  app.use((error: Error, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
    response.status(500).json({ why: error.message });
  });
  return createServer(app);
}
