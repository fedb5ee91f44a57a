import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { kitRecord, twice } from "../support/kitRecord.ts";
import { smallDisk } from "../support/mount.ts";
import { openKitSite } from "./kits.site.ts";
import { HEARD_MS, untilAcked, untilShown } from "./kitsSaid.suite.ts";

const disk = smallDisk(8);
const open: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of open.splice(0).toReversed()) await close();
  disk?.remove();
});

const title = "while nothing can be written a kit is confirmed and shown, and not told that anything is stored";

test.skipIf(disk === undefined)(
  disk === undefined ? `${title} (skipped: needs root and the right to mount a tmpfs)` : title,
  async () => {
    if (disk === undefined) return;
    const folder = join(disk.folder, "data");
    mkdirSync(folder);
    const site = await openKitSite({ kind: "embedded", kits: 1, folder });
    open.push(() => site.end());
    const kit = await site.kit("kit-1");
    const first = await kit.oximetry({ spo2: 97 });
    await untilShown(site, "kit-1", 97);
    await untilAcked(kit, "oximeter", first);

    disk.fill();
    // The log's file may still have room inside: a kit's own values fill it.
    let spo2 = 96;
    const feed = setInterval(() => {
      spo2 = spo2 === 96 ? 95 : 96;
      void kit.oximetry({ spo2 });
    }, 25);
    open.push(async () => clearInterval(feed));
    await site.station().until("the log's alarm", HEARD_MS, ({ alarms }) => alarms["gateway/log"]);
    const toldBefore = kit.ackedUpTo("oximeter");
    // The broker confirms (each of these waits for its PUBACK), and the value is shown: a nurse sees what is.
    clearInterval(feed);
    const seqs = [await kit.oximetry({ spo2: 90 }), await kit.oximetry({ spo2: 93 })];
    await untilShown(site, "kit-1", 93);
    // Longer than an acknowledgement takes where it can be given: 0.2 s and a commit.
    await wait(1_500);
    expect(seqs.filter((seq) => kit.isAcked("oximeter", seq))).toEqual([]);
    expect(kit.ackedUpTo("oximeter")).toBe(toldBefore);
    const onDisk = new Set((await kitRecord(folder)).map(({ seq }) => seq));
    expect(Array.from({ length: toldBefore + 1 }, (_, seq) => seq).filter((seq) => !onDisk.has(seq))).toEqual([]);

    disk.free();
    for (const seq of seqs) await untilAcked(kit, "oximeter", seq);
    const stored = await kitRecord(folder);
    expect(twice(stored)).toEqual([]);
    expect(seqs.filter((seq) => !stored.some((one) => one.seq === seq))).toEqual([]);
  },
);
