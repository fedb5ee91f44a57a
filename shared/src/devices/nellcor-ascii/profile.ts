import { Seconds } from "../../kernel/index.ts";
import { listenWith } from "../listener.ts";
import type { DeviceProfile } from "../profile.ts";
import { nellcorCodec } from "./codec.ts";
import { nellcorMeaning } from "./meaning.ts";

/** Nellcor OxiMax N-560, N-595, N-600/600x and NPB-290/295 with the ASCII output chosen. It listens; nothing is sent. */
export const nellcorAscii = {
  id: "nellcor-ascii",
  name: "Nellcor OxiMax monitor, ASCII output",
  kind: "oximeter",
  verified: "captured",
  // 19200 is what the N-560 of the capture was read at; an N-595 is reported at 9600. The monitor's menu chooses, so the
  // site's configuration must be able to (facts/oximeters section 7).
  line: { baudRate: 19_200, dataBits: 8, parity: "none", stopBits: 1 },
  onOpen: [],
  // One line in 2 s: two lost lines are forgiven, not a third.
  silentAfterMs: Seconds(6),
  freshForMs: Seconds(6),
  averagingMs: "unknown",
  listen: () => listenWith(nellcorCodec, nellcorMeaning),
} as const satisfies DeviceProfile;
