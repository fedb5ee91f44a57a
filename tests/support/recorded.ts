import type { Envelope, Seq } from "@vigil/shared/contracts";
import { sqliteReader } from "../../gateway/src/log/sqlite.ts";

/** What is on disk in a gateway's data folder, in order; the gateway may be running. Samples are left out. */
export async function recorded(folder: string): Promise<Envelope[]> {
  const log = sqliteReader(folder);
  const envelopes: Envelope[] = [];
  for await (const envelope of log.read({ after: -1 as Seq, samples: false })) envelopes.push(envelope);
  await log.close();
  return envelopes;
}
