import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "./fault.ts";

const BOOK = "ARCHITECTURE.md";
const HOMES = ["shared/src", "gateway/src", "simulators/src", "dashboard/src"];

/** The list of rooms, held against the folders: each room named is there, each room there is named. */
export function roomFaults(root: string, book: string): readonly Fault[] {
  const named = roomsNamed(book);
  if (named.length === 0) return [{ rule: "room", where: BOOK, words: "names no room below `## Rooms`" }];
  const gone = named
    .filter((room) => !existsSync(join(root, room)) || !statSync(join(root, room)).isDirectory())
    .map((room): Fault => ({ rule: "room", where: BOOK, words: `names ${room}, and there is no such folder` }));
  const unnamed = HOMES.filter((home) => existsSync(join(root, home)))
    .flatMap((home) => roomsIn(root, home))
    .filter((room) => !named.includes(room))
    .map((room): Fault => ({ rule: "room", where: room, words: `is not named in ${BOOK}, section Rooms` }));
  return [...gone, ...unnamed];
}

/** The first cell of each table row in the section: a path in back ticks. */
function roomsNamed(book: string): readonly string[] {
  const section = /^## Rooms\n(.*?)(?=^## |$(?![^]))/ms.exec(book)?.[1] ?? "";
  return Array.from(section.matchAll(/^\| `([^`]+)` \|/gm), ([, room = ""]) => room);
}

const roomsIn = (root: string, home: string): readonly string[] =>
  readdirSync(join(root, home), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${home}/${entry.name}`)
    // An empty folder is a room nobody has moved into; version control does not keep it either.
    .filter((room) => readdirSync(join(root, room)).length > 0);
