import { parentPort, workerData } from "node:worker_threads";
import { findRows } from "./find.ts";
import { countRows, lastRow } from "./lookup.ts";
import type { Answered, FromReader, Question, ToReader } from "./messages.ts";
import { readPage } from "./page.ts";
import { envelopeJson } from "./row.ts";
import { openForReading } from "./schema.ts";
import { trendsOf } from "./trends.ts";
import { troubleOf } from "./trouble.ts";

// The reader's thread: a read never waits for a commit, and neither waits in the gateway's own loop.
if (parentPort === null) throw new Error("the reader runs in a thread of its own");
const port = parentPort;
const folder: unknown = workerData;
if (typeof folder !== "string") throw new TypeError("the reader is given its folder");
const db = openForReading(folder);

port.on("message", (message: ToReader | "close") => {
  if (message === "close") {
    db.close();
    port.close();
    return;
  }
  port.postMessage(answerTo(message));
});

function answerTo({ id, question }: ToReader): FromReader {
  // One transaction for one question: what is packed meanwhile is seen once, as rows or as a chunk.
  try {
    db.exec("BEGIN");
    return { id, ok: true, answer: answer(question) };
  } catch (error) {
    // What is no trouble of the file is damage in it: bytes that do not unpack, a column that is not what it was. The next
    // question may still be answered.
    const why = troubleOf(error) ?? `the log holds what cannot be read (${String(error)})`;
    return { id, ok: false, why };
  } finally {
    if (db.isTransaction) db.exec("COMMIT");
  }
}

function answer(question: Question): Answered {
  switch (question.ask) {
    case "page":
      return { ask: "page", page: readPage(db, question.range) };
    case "last": {
      const row = lastRow(db, question.types, question.of);
      return { ask: "last", json: row === undefined ? null : envelopeJson(row) };
    }
    case "find":
      return { ask: "find", found: findRows(db, question.range) };
    case "history":
      return trendsOf(db, question);
    case "count":
      return { ask: "count", count: countRows(db, question.types) };
    default:
      return question satisfies never;
  }
}
