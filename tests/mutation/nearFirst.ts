import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The rooms whose tests notice a change of the alarm engine or of discharge, the likeliest and quickest first. */
const rooms = ["/domain/alarm/", "/domain/discharge/", "/domain/chair/", "/domain/house/"];

/** Most mutants are noticed by a test that stands beside them: what comes after the first that fails is not run. */
export class NearFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const near = files.toSorted((a, b) => roomOf(a) - roomOf(b) || a.moduleId.localeCompare(b.moduleId));
    return Promise.resolve(near);
  }
}

function roomOf({ moduleId }: TestSpecification): number {
  const room = rooms.findIndex((name) => moduleId.includes(name));
  return room < 0 ? rooms.length : room;
}
