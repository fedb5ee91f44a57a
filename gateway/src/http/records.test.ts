import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { Seconds } from "@vigil/shared/kernel";
import { SessionLine, SessionRecord } from "@vigil/shared/contracts";
import { onDisk } from "../history.test-support.ts";
import { memoryLog } from "../log/memory.ts";
import { story } from "../record/story.test-support.ts";
import { recordRoutes } from "./records.ts";

const log = memoryLog();
const server = createServer(express().use("/api", recordRoutes(log)));
let base = "";
let id = "";
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}/api`;
  const told = story(log);
  told.spo2(98, Seconds(5));
  told.opens({ pseudonym: "P 9" });
  told.told();
  await onDisk();
  id = told.session().id;
});
afterAll(() => void server.close());

const Why = z.object({ why: z.string() });
const get = async (path: string): Promise<Response> => fetch(`${base}${path}`);

test("sessions as a list, all or of one pseudonym", async () => {
  const lines = async (query: string) => z.array(SessionLine).parse(await (await get(`/sessions${query}`)).json());
  expect(await lines("")).toMatchObject([{ id, pseudonym: "P 9", phase: "draft", endedAt: "open" }]);
  expect(await lines("?limit=500&pseudonym=P%209")).toHaveLength(1);
  expect(await lines("?pseudonym=P")).toEqual([]);
});

test("one record, as JSON and as a file", async () => {
  const record = SessionRecord.parse(await (await get(`/record?session=${id}`)).json());
  expect(record.session.id).toBe(id);
  const csv = await get(`/record.csv?session=${id}`);
  expect(csv.headers.get("content-type")).toContain("text/csv");
  expect(csv.headers.get("content-type")).toContain("charset=utf-8");
  expect(csv.headers.get("content-disposition")).toBe(`attachment; filename="vigil-simulated-${id}.csv"`);
  expect((await csv.text()).split("\r\n")[0]).toBe("at,recorded_at,kind,words,by,priority");
});

test("what cannot be answered is refused with a sentence", async () => {
  for (const [path, status] of [
    ["/sessions?limit=0", 400],
    ["/sessions?limit=501", 400],
    ["/sessions?limit=many", 400],
    ["/sessions?pseudonym=", 400],
    ["/sessions?pseudonym=a&pseudonym=b", 400],
    ["/record", 400],
    ["/record?session=../../etc/passwd", 400],
    ["/record.csv?session=", 400],
    ["/record?session=chair-1-1", 404],
    ["/record.csv?session=chair-77-1795255200000", 404],
  ] as const) {
    const response = await get(path);
    expect([path, response.status]).toEqual([path, status]);
    expect(Why.parse(await response.json()).why.length).toBeGreaterThan(10);
  }
});
