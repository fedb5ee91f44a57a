import type { Millis } from "../kernel/index.ts";
import type { CuffFailure, CuffReading, DeviceKind, Observation } from "../contracts/index.ts";

/** Bytes that are no frame, and why. Nothing is thrown away without one of these. */
export type Discard = {
  kind: "discard";
  why: "noise" | "checksum" | "oversize" | "unknown type" | "cut short";
  bytes: Uint8Array;
};

export type Framed<F> = { kind: "frame"; frame: F; bytes: Uint8Array };

/**
 * Two pure functions that face each other. `decode` accounts for every byte: those of its items and `rest`, in order, are the
 * bytes it was given. `rest` is the beginning of a frame, never longer than `maxFrame`; the caller puts it before what comes.
 */
export type Codec<F> = {
  maxFrame: number;
  decode(bytes: Uint8Array): { items: readonly (Framed<F> | Discard)[]; rest: Uint8Array };
  encode(frame: F): Uint8Array;
};

/** What a device means, in units and words; sentinels and flags have died before this. */
export type Said =
  | { kind: "observed"; values: readonly Observation[]; saidAt?: string }
  | { kind: "pleth"; sample: number }
  | { kind: "cuff started" }
  | { kind: "cuff result"; reading: CuffReading; saidAt?: string }
  | { kind: "cuff failed"; because: CuffFailure; code?: string; saidAt?: string }
  /** The device answered a command. */
  | { kind: "answered"; ok: boolean }
  /** What the device says of itself (model, vendor, firmware). */
  | { kind: "identity"; words: string };

/** A pure fold from frames to what they mean; `state` is for rules that need more than one frame. */
export type Meaning<F, S> = { initial: S; read(state: S, frame: F): { state: S; says: readonly Said[] } };

/** One connection's decoder: the codec's rest and the meaning's state between two chunks of bytes. */
export type Listener = {
  hear(chunk: Uint8Array): Heard;
  /** The line is gone: what was left is a discard, never a frame. */
  end(): Heard;
};
export type Heard = { says: readonly Said[]; frames: number; discards: readonly Discard[] };

export type SerialLine = {
  baudRate: number;
  dataBits: 7 | 8;
  parity: "none" | "even" | "odd";
  stopBits: 1 | 2;
  dtr?: boolean;
  rts?: boolean;
};

/** All the gateway must know of a kind of device. Numbers name their source beside them in each profile. */
export type DeviceProfile = {
  id: string;
  name: string;
  kind: DeviceKind;
  /** Whether its bytes were read off a real device, off a manual only, or off our own simulator only. */
  verified: "captured" | "manual" | "simulated";
  line: SerialLine;
  /** Sent in order when the line opens. */
  onOpen: readonly Uint8Array[];
  keepAlive?: { bytes: Uint8Array; everyMs: Millis };
  /** No byte for this long: the link is silent. A cuff that speaks only after a reading `listens`. */
  silentAfterMs: Millis | "listens";
  /** How long a value stands as current. */
  freshForMs: Millis;
  averagingMs: Millis | "unknown";
  pleth?: { hz: number };
  cuff?: { start: Uint8Array; stop: Uint8Array; last: Uint8Array; timeoutMs: Millis };
  listen(): Listener;
};
