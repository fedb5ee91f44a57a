import { after, unreachable, type Instant } from "@vigil/shared/kernel";
import type { ChairId, DeviceId, Link, Wave } from "@vigil/shared/contracts";
import type { DeviceProfile, Heard, Listener, Said } from "@vigil/shared/devices";
import type { Channel, Clock, OpenChannel, TakeInput } from "../ports.ts";
import type { Brake } from "./brake.ts";
import { cuffRun, type CuffAsk } from "./cuffRun.ts";
import { deviceCounters, type DeviceCounters } from "./deviceCounters.ts";
import { flatPleth } from "./flatPleth.ts";
import { plethBlocks } from "./plethBlocks.ts";
import { silenceWatch } from "./silence.ts";
import { thinning } from "./thin.ts";

export type LinkNow = { link: Link; why: string; since: Instant };

export type Device = {
  readonly id: DeviceId;
  readonly chair: ChairId;
  readonly profile: DeviceProfile;
  readonly counters: DeviceCounters;
  readonly channel: string;
  link(): LinkNow;
  ask(ask: CuffAsk): void;
  close(): Promise<void>;
};

type Given = {
  id: DeviceId;
  chair: ChairId;
  profile: DeviceProfile;
  open: OpenChannel;
  clock: Clock;
  take: TakeInput;
  wave(wave: Wave): void;
  brake: Brake;
};

/** One device: its line, its decoder, its link. Turns bytes into inputs of the loop; decides nothing about a patient. */
export function ingest({ id, chair, profile, open, clock, take, wave, brake }: Given): Device {
  const on = { chair, device: id };
  const counters = deviceCounters();
  const blocks = profile.pleth === undefined ? undefined : plethBlocks(profile.pleth.hz);
  const flat = flatPleth();
  let thin = thinning();
  let listener: Listener = profile.listen();
  let link: LinkNow = { link: "unplugged", why: "opening the line", since: clock.now() };
  let lastFrameAt: Instant | undefined;
  let lastByteAt: Instant | undefined;
  let stopKeepAlive = (): void => {};

  const send = (bytes: Uint8Array): boolean => channel.send(bytes);
  const cuff = profile.cuff === undefined ? undefined : cuffRun({ on, cuff: profile.cuff, clock, send, take });

  const setLink = (next: Link, why: string): void => {
    if (link.link === next && link.why === why) return;
    link = { link: next, why, since: clock.now() };
    take({ type: "device.link", ...on, link: next, why });
  };

  const silence =
    profile.silentAfterMs === "listens"
      ? undefined
      : silenceWatch({
          clock,
          limit: profile.silentAfterMs,
          lastFrame: () => lastFrameAt,
          lastByte: () => lastByteAt,
          found(what) {
            blocks?.drop();
            flat.drop();
            if (what === "silent") {
              setLink("silent", "the line is open, but the device says nothing");
              // A device that was switched off and on behind its cable waits to be started again.
              startDevice();
            } else
              setLink(
                "stale",
                "bytes arrive, but no whole frame: another device, other line settings or a noisy cable?",
              );
          },
        });

  const startDevice = (): void => profile.onOpen.forEach(send);
  const keepAlive = (): void => {
    const { keepAlive: beat } = profile;
    if (beat === undefined) return;
    stopKeepAlive = clock.wakeAt(after(clock.now(), beat.everyMs), () => {
      send(beat.bytes);
      keepAlive();
    });
  };

  const say = (said: Said, at: Instant): void => {
    switch (said.kind) {
      case "observed": {
        const values = thin(flat.judged(said.values, at), at);
        if (values.length > 0) take({ type: "device.observed", ...on, ...saidTime(said, at), values: [...values] });
        return;
      }
      case "pleth": {
        flat.sample(said.sample, at);
        const block = blocks?.add(said.sample, at);
        if (block !== undefined && profile.pleth !== undefined) wave({ ...on, ...block, hz: profile.pleth.hz });
        return;
      }
      case "cuff started":
        return take({ type: "cuff.started", ...on, why: "started at the cuff" });
      case "cuff result": {
        const late = cuff?.settled(at) === "kept";
        return take({ type: "cuff.result", ...on, ...saidTime(said, at), reading: said.reading, late });
      }
      case "cuff failed": {
        // What failed before we listened says nothing about now.
        if (cuff?.settled(at) === "kept") return;
        const code = said.code === undefined ? {} : { code: said.code };
        return take({ type: "cuff.failed", ...on, ...saidTime(said, at), because: said.because, ...code });
      }
      case "answered":
        return cuff?.answered(said.ok);
      case "identity":
        return counters.identified(said.words);
      default:
        return unreachable(said);
    }
  };

  const saidTime = ({ saidAt }: { saidAt?: string }, at: Instant): { saidAt?: string } => {
    if (saidAt === undefined) return {};
    counters.heardClock(saidAt, at);
    return { saidAt };
  };

  const hear = (heard: Heard): void => {
    const at = clock.now();
    counters.heard(heard, at);
    if (heard.frames > 0) {
      lastFrameAt = at;
      setLink("online", "frames arrive");
    }
    for (const said of heard.says) say(said, at);
  };

  const channel: Channel = open({
    opened() {
      counters.opened();
      listener = profile.listen();
      thin = thinning();
      lastFrameAt = undefined;
      lastByteAt = undefined;
      startDevice();
      if (silence === undefined) setLink("online", "listening: this device speaks after a reading");
      else setLink("silent", "the line is open, waiting for the device");
      silence?.start();
      keepAlive();
      cuff?.lineOpened();
    },
    bytes(chunk) {
      lastByteAt = clock.now();
      counters.bytes(chunk.length);
      hear(listener.hear(chunk));
      brake.took(chunk.length, channel.hold);
    },
    lost({ why }) {
      silence?.stop();
      stopKeepAlive();
      blocks?.drop();
      flat.drop();
      counters.heard(listener.end(), clock.now());
      counters.failed(why, clock.now());
      setLink("unplugged", `${why}; trying again for ever`);
      cuff?.lineLost();
    },
  });

  return {
    id,
    chair,
    profile,
    counters,
    channel: channel.name,
    link: () => link,
    ask: (ask) => cuff?.ask(ask),
    async close() {
      silence?.stop();
      stopKeepAlive();
      cuff?.stop();
      await channel.close();
    },
  };
}
