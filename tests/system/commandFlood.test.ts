import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { ChairId, type Act, type Answer } from "@vigil/shared/contracts";
import { startGateway } from "../support/gateway.ts";
import { openStation } from "../support/station.ts";
import { sessionAt } from "../support/treat.ts";

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

const ASKED = 2_000;

test("a page that gives thousands of commands at once is told so, and takes no other screen with it", async () => {
  const chair = ChairId.parse("chair-1");
  const gateway = await startGateway({ devices: [], chairs: [chair] });
  open.push(() => gateway.end());
  const [runaway, other] = await Promise.all([openStation(gateway.address), openStation(gateway.address)]);
  open.push(
    () => runaway.close(),
    () => other.close(),
  );
  const limbs = { cuff: "left arm", probe: "right hand", infusion: "none" } as const;
  const opening: Act = { type: "session.open", chair, protocol: "iv", pseudonym: "P-1", ageYears: 40, limbs };
  expect(await other.command(opening)).toMatchObject({ outcome: "done" });
  await runaway.until("the session", 10_000, ({ chairs }) => (chairs[chair]?.session === "none" ? undefined : true));
  const { id: session } = sessionAt(runaway, "chair-1");
  let lost = 0;
  other.socket.on("disconnect", () => (lost += 1));

  const by = { name: "Nurse Test", verified: false };
  const answers = await Promise.all(
    Array.from({ length: ASKED }, (_, index) => {
      const findings = { moaas: index % 2 === 0 ? 5 : 4, rr: 14 };
      const act: Act = { type: "chart.record", chair, session, entry: { kind: "findings", findings } };
      const given: Promise<Answer> = runaway.socket
        .timeout(30_000)
        .emitWithAck("command", { id: randomUUID(), by, act });
      return given;
    }),
  );
  const refused = answers.flatMap((answer) => (answer.outcome === "refused" ? [answer.why] : []));
  expect(refused.length).toBeGreaterThan(ASKED / 2);
  expect(new Set(refused)).toEqual(new Set(["Too many commands at once from this screen: look again, then try again"]));
  expect(answers.some(({ outcome }) => outcome === "done")).toBe(true);
  expect(lost).toBe(0);
  expect(await other.command({ type: "patient.seen", chair, moaas: 5 })).toMatchObject({ outcome: "done" });
});
