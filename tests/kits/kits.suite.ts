import { afterAll, beforeAll, describe } from "vitest";
import { hasBroker, openKitSite, withoutBroker, type BrokerKind, type KitSite } from "./kits.site.ts";
import { kitsBack } from "./kitsBack.suite.ts";
import { kitsBad } from "./kitsBad.suite.ts";
import { kitsCommand } from "./kitsCommand.suite.ts";
import { kitsSaid } from "./kitsSaid.suite.ts";

const KITS = 18;

/** What kits are promised, on every broker: each test has kits of its own. */
export function kitSuite(kind: BrokerKind): void {
  const has = hasBroker(kind);
  const named = (what: string): string => `${what} on ${kind}${has ? "" : withoutBroker}`;
  describe.skipIf(!has)(named("kits"), () => {
    let site: KitSite | undefined;
    const open = (): KitSite => {
      if (site === undefined) throw new Error("no site");
      return site;
    };
    beforeAll(async () => {
      site = await openKitSite({ kind, kits: KITS });
    });
    afterAll(() => site?.end());
    kitsSaid(open);
    kitsCommand(open);
    kitsBad(open);
    kitsBack(open);
  });
}
