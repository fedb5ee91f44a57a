import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pino } from "pino";
import type { DeviceProfile } from "@vigil/shared/devices";
import { openApp } from "./app.ts";
import { CallsRefused } from "./calls/hooksOf.ts";
import { systemClock } from "./clock.ts";
import { faultReport } from "./config/fault.ts";
import { BrokerRefused } from "./broker/refused.ts";
import { protocolsOf } from "./config/protocols.ts";
import { readConfig } from "./config/read.ts";
import type { SiteConfig } from "./config/schema.ts";
import { exitCodes } from "./exitCodes.ts";
import { lockFolder } from "./log/lock.ts";
import { LogRefused } from "./log/schema.ts";
import { sqliteLog } from "./log/sqlite.ts";
import type { EventLog } from "./ports.ts";
import { PortRefused } from "./listenOn.ts";
import { version } from "./version.ts";

export type RunOptions = { config: string; data: string; port?: number; endWatches: boolean };

/** Parts that another program may put in the place of ours. */
export type Parts = { log?: (log: EventLog) => EventLog; profileOf?: (id: string) => DeviceProfile | undefined };

/** Runs one gateway until it is told to stop. What a person has to mend ends the process with a sentence. */
export async function runGateway(
  { config: file, data, port, endWatches }: RunOptions,
  parts: Parts = {},
): Promise<void> {
  const config = configOf(file, port);
  const site = protocolsOf(file, config);
  if (site.kind === "faults") return stop(exitCodes.configuration, faultReport(site.file, site.faults));
  const folder = resolve(data);
  makeFolder(folder);
  const lock = lockFolder(folder);
  if (lock.kind === "held")
    return stop(
      exitCodes.held,
      `${folder} is in use by another Vigil (process ${lock.pid}). Stop it, or name another folder with --data.`,
    );

  if (lock.kind === "unusable") return stop(exitCodes.configuration, lock.why);

  const destination = pino.destination({ dest: join(folder, "gateway.log"), sync: true });
  // The journal is for technicians: a disk that takes no more of it must not end a watch. The event log raises that alarm.
  destination.on("error", (error) => void process.stderr.write(`gateway.log cannot be written: ${error}\n`));
  const journal = pino({ base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  const clock = systemClock();
  const opened = await openLog(folder);
  const whose = await patientsOf(opened);
  if (whose !== "none yet" && whose !== patientsBy(config)) {
    await opened.close();
    lock.release();
    const why = `${folder} holds the record of ${whose} patients, and ${file} is for ${patientsBy(config)} ones. The two are never kept in one place: name another folder with --data.`;
    return stop(exitCodes.configuration, why);
  }
  const log = parts.log?.(opened) ?? opened;
  let app: Awaited<ReturnType<typeof openApp>>;
  try {
    app = await openApp({
      config,
      protocols: site.protocols,
      folder,
      version,
      clock,
      log,
      page: resolve(import.meta.dirname, "../../dashboard/dist"),
      endWatches,
      ...(parts.profileOf === undefined ? {} : { profileOf: parts.profileOf }),
    });
  } catch (error) {
    await log.close();
    lock.release();
    if (error instanceof PortRefused) return stop(exitCodes.portRefused, error.message);
    if (error instanceof CallsRefused || error instanceof BrokerRefused)
      return stop(exitCodes.configuration, error.message);
    throw error;
  }
  let closing = false;
  const close = (why: string): void => {
    if (closing) return;
    closing = true;
    journal.info({ why }, "stopping");
    void app
      .close()
      .then(() => lock.release())
      .then(() => process.exit(exitCodes.ok));
  };
  process.on("SIGTERM", () => close("SIGTERM"));
  process.on("SIGINT", () => close("SIGINT"));
  // Whoever started us is gone: nobody would start us again, and nobody would find us.
  if (process.connected) process.on("disconnect", () => close("the supervisor is gone"));
  process.on("uncaughtException", (error) => {
    journal.fatal({ error: error.stack ?? String(error) }, "a broken promise: stopping");
    process.stderr.write(`${error.stack ?? String(error)}\n`);
    process.exit(exitCodes.broken);
  });

  // Said last: whoever hears it may stop us at once, and that must be an orderly stop already.
  journal.info({ version, address: app.address, site: config.site }, "started");
  process.stdout.write(`ready ${app.address}\n`);
  process.send?.({ ready: app.address });
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    stop(exitCodes.configuration, `${folder} cannot be used for the log: ${why}. Name another folder with --data.`);
  }
}

async function openLog(folder: string): Promise<EventLog> {
  try {
    return await sqliteLog({ folder });
  } catch (error) {
    if (error instanceof LogRefused) return stop(exitCodes.configuration, error.message);
    throw error;
  }
}

type Patients = "real" | "simulated";

const patientsBy = ({ simulated }: { simulated: boolean }): Patients => (simulated ? "simulated" : "real");

/** Whose record a log is, by its last start (safety S23). */
async function patientsOf(log: EventLog): Promise<Patients | "none yet"> {
  const last = await log.last(["gateway.started"], "gateway");
  return last === "none" || last.event.type !== "gateway.started" ? "none yet" : patientsBy(last.event);
}

function configOf(file: string, port: number | undefined): SiteConfig {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return stop(
      exitCodes.configuration,
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}. Name a YAML file with --config.`,
    );
  }
  const read = readConfig(text);
  if (read.kind === "faults") return stop(exitCodes.configuration, faultReport(file, read.faults));
  return port === undefined ? read.config : { ...read.config, listen: { ...read.config.listen, port } };
}

function stop(code: number, sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}
