import { Minutes, Seconds } from "../../kernel/index.ts";
import { listenWith } from "../listener.ts";
import type { DeviceProfile } from "../profile.ts";
import { adCodec } from "./codec.ts";
import { adMeaning } from "./meaning.ts";

// Address 30 30: the check characters known from the field are right for it alone (facts/cuffs section 1).
const command = (letters: string): Uint8Array => adCodec.encode({ type: "command", address: "00", command: letters });

/** A&D TM-2655P and TM-2657P. It speaks by itself at the end of a reading, and can be told to start and stop. */
export const adTm2657 = {
  id: "ad-tm2657",
  name: "A&D TM-2655P / TM-2657P cuff",
  kind: "cuff",
  // Commands and error codes agree in several sources; the result message was never captured.
  verified: "manual",
  // Default of the device; some sites set 9600 (facts/cuffs section 1).
  line: { baudRate: 2_400, dataBits: 8, parity: "none", stopBits: 1 },
  onOpen: [],
  silentAfterMs: "listens",
  // A reading stands until the next is overdue: every 10 min, overdue at 1.5 times (facts/clinical section 8).
  freshForMs: Minutes(15),
  averagingMs: "unknown",
  // 180 s for a whole inflation (facts/cuffs sections 1 and 6: a judgement, not a vendor's number).
  cuff: { start: command("ST"), stop: command("SP"), last: command("RB"), timeoutMs: Seconds(180) },
  listen: () => listenWith(adCodec, adMeaning),
} as const satisfies DeviceProfile;
