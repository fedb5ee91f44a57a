import type { Device, Out } from "../devices/device.ts";
import { inSpan, type Fault, type Span } from "../faults/fault.ts";
import { openWire } from "./open.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { Wire, WireAddress } from "./wire.ts";

/** What happened on one wire, for the person or the program that watches. */
export type WireEvent =
  | { type: "opened" }
  | { type: "closed" }
  | { type: "unplugged" }
  | { type: "plugged" }
  | { type: "said"; note: string }
  | { type: "trouble"; why: string };

export type PumpOptions = {
  device: Device;
  address: WireAddress;
  faults: readonly Fault[];
  time: Stopwatch;
  /** `opened`: time begins when somebody first opens the line, after `settleMs`. `now`: it has begun. */
  begins: "opened" | "now";
  settleMs: number;
  /** What is later than this was said to nobody while this process stood still, and is lost. */
  lostAfterMs: number | "never";
  tell(event: WireEvent): void;
  /** Called when the device has nothing more to say, ever. */
  finished?(): void;
};

export type Pump = { wire: Wire; stop(): Promise<void> };

/** Puts a device on a wire and keeps it there: asks it when it is due, sends what it says, hands it what it hears. */
export async function pump(options: PumpOptions): Promise<Pump> {
  const { device, time, tell } = options;
  const outages = options.faults.filter((fault) => fault.kind === "unplug").map((fault) => fault.span);
  let timer: NodeJS.Timeout | undefined;
  let settling: NodeJS.Timeout | undefined;
  let unplugged = false;
  let stopped = false;

  const send = (outs: readonly Out[]): void => {
    for (const out of outs) {
      if (options.lostAfterMs !== "never" && time.now() - out.at > options.lostAfterMs) continue;
      if (out.note !== undefined) tell({ type: "said", note: out.note });
      if (out.bytes.length > 0) wire.send(out.bytes);
    }
  };

  const turn = (): void => {
    if (stopped || !time.running) return;
    const now = time.now();
    switchLine(now);
    send(device.advance(now));
    const due = [device.next(), nextSwitch(outages, now)].filter((at) => at !== "never");
    clearTimeout(timer);
    if (due.length === 0) return options.finished?.();
    timer = setTimeout(turn, Math.max(1, Math.min(...due) - time.now()));
  };

  const switchLine = (now: number): void => {
    const out = outages.some((span) => inSpan(span, now));
    if (out === unplugged) return;
    unplugged = out;
    const act = out ? wire.unplug() : wire.plug();
    act.then(
      () => tell({ type: out ? "unplugged" : "plugged" }),
      (error: unknown) => tell({ type: "trouble", why: error instanceof Error ? error.message : String(error) }),
    );
  };

  const wire = await openWire(options.address, {
    opened() {
      tell({ type: "opened" });
      if (!time.running) settling ??= setTimeout(time.start, options.settleMs);
      else turn();
    },
    bytes(chunk) {
      time.start();
      const now = time.now();
      send(device.advance(now));
      device.hear(chunk, now);
      turn();
    },
    closed: () => tell({ type: "closed" }),
    trouble: (why) => tell({ type: "trouble", why }),
  });
  if (time.running) turn();
  else time.onStart(turn);
  if (options.begins === "now") time.start();

  return {
    wire,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(settling);
      await wire.close();
    },
  };
}

/** The next instant at which the line goes away or comes back. */
function nextSwitch(outages: readonly Span[], now: number): number | "never" {
  const edges = outages.flatMap((span) => [span.from, span.lasts === "for ever" ? span.from : span.from + span.lasts]);
  const ahead = edges.filter((edge) => edge > now);
  return ahead.length === 0 ? "never" : Math.min(...ahead);
}
