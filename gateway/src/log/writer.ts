import { parentPort, workerData } from "node:worker_threads";
import type { FromWriter, ToWriter } from "./messages.ts";
import { commitRows, highestSeq } from "./journal.ts";
import { journalRows } from "./row.ts";
import { LogRefused, openForWriting } from "./schema.ts";
import { Packer } from "./packer.ts";
import { troubleOf } from "./trouble.ts";

// The writer's thread: the only connection that writes. Between two batches it packs a step of what is closed.
if (parentPort === null) throw new Error("the writer runs in a thread of its own");
const port = parentPort;
const tell = (message: FromWriter): void => port.postMessage(message);

const folder: unknown = workerData;
if (typeof folder !== "string") throw new TypeError("the writer is given its folder");
const db = opened(folder);

if (db !== undefined) {
  const packer = new Packer(db);
  let packing: NodeJS.Immediate | undefined;
  let packTrouble = false;

  const pack = (): void => {
    packing = undefined;
    try {
      packer.step();
      if (packTrouble) tell({ kind: "packed" });
      packTrouble = false;
    } catch (error) {
      const why = troubleOf(error);
      if (why === undefined) throw error;
      packer.putOff();
      packTrouble = true;
      return tell({ kind: "not packed", why });
    }
    if (packer.due) packing = setImmediate(pack);
  };

  port.on("message", (message: ToWriter) => {
    switch (message.kind) {
      case "batch":
        try {
          const { samples, newest, twice } = commitRows(db, journalRows(message.lines));
          tell({ kind: "committed", twice });
          packer.committed(samples, newest);
        } catch (error) {
          const why = troubleOf(error);
          if (why === undefined) throw error;
          return tell({ kind: "failed", why });
        }
        if (packer.due) packing ??= setImmediate(pack);
        return;
      case "close":
        clearImmediate(packing);
        // Closing the last connection checkpoints and takes the WAL away (sqlite.org/wal.html).
        db.close();
        port.close();
        return;
      default:
        return message satisfies never;
    }
  });
  tell({ kind: "open", durable: highestSeq(db) });
}

function opened(inFolder: string): ReturnType<typeof openForWriting> | undefined {
  try {
    return openForWriting(inFolder);
  } catch (error) {
    const why = error instanceof LogRefused ? error.message : troubleOf(error);
    if (why === undefined) throw error;
    tell({ kind: "refused", why });
    return undefined;
  }
}
