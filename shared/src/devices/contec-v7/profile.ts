import { Millis, Seconds } from "../../kernel/index.ts";
import { listenWith } from "../listener.ts";
import type { DeviceProfile } from "../profile.ts";
import { contecCodec } from "./codec.ts";
import { contecMeaning } from "./meaning.ts";

const command = (code: number): Uint8Array =>
  contecCodec.encode({ type: "command", command: code, args: [0, 0, 0, 0, 0, 0] });

/** Contec CMS50D+ (firmware 4.6 and later), CMS50E/EW/F/FW, CMS60C/CW and what is sold under other names with their inside. */
export const contecV7 = {
  id: "contec-v7",
  name: "Contec oximeter, protocol v7.0",
  kind: "oximeter",
  verified: "captured",
  // Vendor document; DTR on and RTS off as the vendor's program sets them (CMS60C capture).
  line: { baudRate: 115_200, dataBits: 8, parity: "none", stopBits: 1, dtr: true, rts: false },
  // The vendor's program says A7 and A2 first, A1 last (capture). All three are in the vendor's table; what lies between is
  // left out, for it is partly undocumented and nothing here needs the answers. A7 ends a download that a program before us
  // began and never ended, and A2 a stream that a start before this one left running: then A1 begins from a known state.
  onOpen: [command(0xa7), command(0xa2), command(0xa1)],
  // Vendor document: "heartbeat, send once per 5 s". Without it the stream may end after some 30 s.
  keepAlive: { bytes: command(0xaf), everyMs: Seconds(5) },
  // Vendor document: silent for 1 s is a disconnect; half a second more for the line (facts/oximeters section 12, rule 5).
  silentAfterMs: Millis(1_500),
  freshForMs: Seconds(5),
  averagingMs: "unknown",
  // Vendor document; 1,177 packets in 19.6 s measured.
  pleth: { hz: 60 },
  listen: () => listenWith(contecCodec, contecMeaning({ gate: true, settle: 3 })),
} as const satisfies DeviceProfile;
