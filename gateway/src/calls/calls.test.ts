import { createServer, type Server } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import type { Alarm, CallRole, Envelope, Input, VigilEvent } from "@vigil/shared/contracts";
import { chairId, enveloped, keyOf, started, stationId } from "../make.test-support.ts";
import { MORNING } from "../testClock.test-support.ts";
import { after, Millis } from "@vigil/shared/kernel";
import { CallsConfig } from "./config.ts";
import { callOf } from "./callOf.ts";
import { CallsRefused, hooksOf, type Hook } from "./hooksOf.ts";
import type { CallMessage } from "./message.ts";
import { openCalls } from "./openCalls.ts";
import { planOf } from "./planOf.ts";
import { play } from "./speaker.ts";
import { post } from "./webhook.ts";

const alarm = (call: Alarm["call"], more: Partial<Alarm> = {}): Alarm => ({
  key: keyOf("chair-1/spo2/low"),
  chair: chairId(1),
  condition: "spo2/low",
  kind: "physiological",
  episode: MORNING,
  phase: "active",
  step: 2,
  priority: "high",
  rule: "spo2 below limit",
  evidence: { kind: "words", words: "SpO2 84 below 88" },
  delayMs: Millis(0),
  raisedAt: MORNING,
  ...(call !== undefined && { call }),
  ...more,
});
const told = (one: Alarm): Envelope =>
  enveloped(7, MORNING, { type: "alarm.changed", alarm: one, announce: { heard: true, why: "first" } });
const calledLead: Envelope = enveloped(8, MORNING, {
  type: "alarm.called",
  chair: chairId(1),
  key: keyOf("chair-1/spo2/low"),
  episode: MORNING,
  step: 1,
  role: "lead",
  why: "nurse: no answer",
});
const message: CallMessage = {
  v: 1,
  site: "Test clinic",
  simulated: true,
  place: "Chair 1",
  role: "lead",
  step: 1,
  why: "nurse: no answer",
  alarm: { key: "chair-1/spo2/low", name: "SpO2 low", priority: "high" },
  at: "2026-11-21T08:00:00.000Z",
};
const stillOpen = new AbortController().signal;

/** A server that answers as it is told, and keeps what it was sent. */
async function pager(status: number | "never"): Promise<{ address: string; heard: unknown[] }> {
  const heard: unknown[] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      heard.push(JSON.parse(body));
      if (status === 302) response.setHeader("location", "http://127.0.0.1:1/elsewhere");
      if (status !== "never") response.writeHead(status).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const at = server.address();
  if (at === null || typeof at === "string") throw new Error("no port");
  return { address: `http://127.0.0.1:${at.port}/page?token=secret`, heard };
}

/** A room with these hooks, what it told the engine, and a way to wait for that. */
function room(hooks: Partial<Record<CallRole, Hook>>) {
  const taken: Input[] = [];
  let wake: () => void = () => undefined;
  const calls = openCalls({
    site: "Test clinic",
    simulated: true,
    labels: new Map([["chair-1", "Chair 1"]]),
    hooks: new Map(Object.entries(hooks) as [CallRole, Hook][]),
    take(input) {
      taken.push(input);
      wake();
    },
  });
  onTestFinished(calls.close);
  const says = (...events: VigilEvent[]): void => calls.take(events.map((event) => enveloped(1, MORNING, event)));
  const told = async (): Promise<readonly Input[]> => {
    if (taken.length === 0) await new Promise<void>((done) => (wake = done));
    return taken;
  };
  const armed = { type: "station.changed", station: stationId, armed: true, present: true } as const;
  return { calls, says, taken, told, armed };
}

test("the first step is told by the raise, every later one by its own event; a change that keeps its call calls nobody", () => {
  const first = { step: 0, role: "nurse", at: MORNING } as const;
  expect(callOf(told(alarm(first)))).toMatchObject({ chair: "chair-1", step: 0, role: "nurse", why: "first" });
  expect(callOf(calledLead)).toMatchObject({ step: 1, role: "lead", why: "nurse: no answer" });
  expect(callOf(told(alarm(undefined)))).toBe("none");
  expect(callOf(told(alarm({ ...first, step: 1, role: "lead" })))).toBe("none");
  expect(callOf({ ...told(alarm(first)), at: after(MORNING, Millis(1)) })).toBe("none");
  expect(callOf(enveloped(1, MORNING, { type: "station.gone", station: stationId }))).toBe("none");
  // The gateway's own engine calls for one that has failed.
  expect(callOf(told(alarm(first, { condition: "engine" })))).not.toHaveProperty("chair");
});

test("a role is reached by its hook, else by a screen that can sound, else not at all", () => {
  const hook = { webhook: "http://127.0.0.1/" };
  const hooks = new Map([["lead", hook]] as const);
  expect(planOf("lead", hooks, 0)).toEqual({ by: "hook", hook });
  expect(planOf("nurse", hooks, 1)).toEqual({ by: "screen" });
  expect(planOf("nurse", hooks, 0)).toEqual({ by: "nothing" });
  // It prompts on the screens; nothing dials.
  expect(CallsConfig.safeParse({ "emergency prompt": hook }).success).toBe(false);
  expect(planOf("emergency prompt", hooks, 1)).toEqual({ by: "screen" });
});

test("a configured role names one address, itself or by the environment, or a program", () => {
  expect(CallsConfig.safeParse({ lead: {} }).success).toBe(false);
  expect(CallsConfig.safeParse({ lead: { webhook: "https://a.example/x", webhookFrom: "LEAD" } }).success).toBe(false);
  expect(CallsConfig.safeParse({ lead: { webhook: "https://user:word@a.example/x" } }).success).toBe(false);
  expect(CallsConfig.safeParse({ lead: { webhook: "mailto:lead" } }).success).toBe(false);
  const config = CallsConfig.parse({ "on call": { webhookFrom: "ON_CALL_URL", speaker: ["/bin/true", "loud"] } });
  expect(hooksOf(config, { ON_CALL_URL: "https://a.example/x" }).get("on call")).toEqual({
    webhook: "https://a.example/x",
    speaker: ["/bin/true", "loud"],
  });
  expect(() => hooksOf(config, {})).toThrow(CallsRefused);
  // What it holds may be a secret that was typed into the wrong place.
  expect(() => hooksOf(config, { ON_CALL_URL: "hunter2" })).toThrow(/^(?!.*hunter2).*ON_CALL_URL/);
  expect(hooksOf(undefined, {}).size).toBe(0);
});

test("a webhook gets place, condition and priority as JSON, and no patient", async () => {
  const { address, heard } = await pager(204);
  expect(await post(address, message, stillOpen)).toBe("done");
  expect(heard).toEqual([message]);
});

test.each([
  ["answers 503", 503, "the webhook answered 503"],
  ["sends elsewhere", 302, /^the webhook cannot be reached/],
  ["does not answer", "never", "the webhook gave no answer within 0.1 s"],
] as const)("a webhook that %s has not reached anybody, and its address is in no sentence", async (_, status, why) => {
  const { address } = await pager(status);
  const outcome = await post(address, message, stillOpen, 100);
  expect(outcome).toEqual({ failed: expect.stringMatching(why) as string });
  expect(JSON.stringify(outcome)).not.toMatch(/token|127\.0\.0\.1/);
});

test("nobody listening is said with the reason of the line", async () =>
  expect(await post("http://127.0.0.1:9/", message, stillOpen)).toEqual({
    failed: expect.stringMatching(/^the webhook cannot be reached/) as string,
  }));

test("a speaker's program that ends well or goes on playing was heard; one that fails or is not there was not", async () => {
  const node = process.execPath;
  const exits = (code: string) => play([node, "-e", code], message, stillOpen, 5_000);
  expect(await exits("process.exit(JSON.parse(process.env.VIGIL_CALL).alarm.priority === 'high' ? 0 : 1)")).toBe(
    "done",
  );
  expect(await exits("process.exit(3)")).toEqual({ failed: "the speaker's program ended with 3" });
  expect(await play(["/no/such/program"], message, stillOpen)).toEqual({
    failed: "the speaker's program cannot be run (ENOENT)",
  });
  const over = new AbortController();
  expect(await play([node, "-e", "setInterval(() => {}, 1000)"], message, over.signal, 50)).toBe("done");
  over.abort();
});

test("S10: with no hook and no screen that can sound the engine hears at once that nobody was reached", async () => {
  const { says, told: heard, calls } = room({});
  says(started());
  calls.take([told(alarm({ step: 0, role: "nurse", at: MORNING }))]);
  expect(await heard()).toEqual([
    {
      type: "call.undelivered",
      chair: "chair-1",
      key: "chair-1/spo2/low",
      episode: MORNING,
      step: 0,
      why: "no screen can sound",
    },
  ]);
});

test("a screen that can sound reaches every role without a hook; one that is gone does not", async () => {
  const { says, taken, told: heard, calls, armed } = room({});
  const raised = told(alarm({ step: 0, role: "nurse", at: MORNING }));
  says(armed);
  calls.take([raised, calledLead]);
  await new Promise((done) => setImmediate(done));
  expect(taken).toEqual([]);
  says({ ...armed, armed: false, present: false });
  calls.take([raised]);
  expect(await heard()).toHaveLength(1);
});

test("a hook that fails passes on although a screen can sound: whoever was called does not look at it", async () => {
  const { address, heard: posted } = await pager(500);
  const { says, told: heard, calls, armed } = room({ lead: { webhook: address } });
  says(armed);
  calls.take([told(alarm({ step: 1, role: "lead", at: MORNING })), calledLead]);
  expect(await heard()).toMatchObject([{ type: "call.undelivered", step: 1, why: "the webhook answered 500" }]);
  expect(posted).toMatchObject([{ place: "Chair 1", role: "lead", why: "nurse: no answer" }]);
});

test("one way that works is enough", async () => {
  const { address, heard: posted } = await pager(200);
  const lead: Hook = { webhook: address, speaker: ["/no/such/program"] };
  const { taken, calls } = room({ lead });
  calls.take([told(alarm({ step: 1, role: "lead", at: MORNING })), calledLead]);
  await expect.poll(() => posted.length).toBe(1);
  expect(taken).toEqual([]);
});

test("an alarm that is over calls nobody, and a room that is closed says nothing", async () => {
  const { taken, calls } = room({});
  calls.take([calledLead]);
  calls.take([told(alarm({ step: 0, role: "nurse", at: MORNING }))]);
  calls.close();
  await new Promise((done) => setImmediate(done));
  expect(taken).toEqual([]);
});
