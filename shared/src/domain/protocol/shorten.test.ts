import { expect, test } from "vitest";
import { Protocol } from "../../contracts/index.ts";
import { checkProtocol } from "./checkProtocol.ts";
import { protocols } from "./protocols.ts";
import { shorten } from "./shorten.ts";

const each = protocols.flatMap((protocol) => [10, 100].map((times) => [protocol.id, times, protocol] as const));

test.each(each)(
  "%s, %i times as fast: without a fault where patients are simulated, and only there",
  (_, times, protocol) => {
    const short = shorten(protocol, times);
    expect(Protocol.parse(short)).toEqual(short);
    expect(checkProtocol(short, true)).toEqual([]);
    expect(checkProtocol(short, false).map(({ path }) => path)).toContain("simulated");
  },
);

test.each(each)("%s, %i times as fast: no limit and no alarm's delay is another", (_, times, protocol) => {
  const { limits, escalation, hold, noDose, rise, screening } = shorten(protocol, times);
  expect({ limits, escalation, hold, noDose, rise, screening }).toEqual({
    limits: protocol.limits,
    escalation: protocol.escalation,
    hold: protocol.hold,
    noDose: protocol.noDose,
    rise: protocol.rise,
    screening: protocol.screening,
  });
});
