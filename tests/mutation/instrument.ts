import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Mutant } from "./page.ts";

type File = { readonly name: string; readonly mutate: boolean; readonly content: string };
type Made = Omit<Mutant, "status"> & { readonly id: string; readonly fileName: string };
/** As much of StrykerJS's instrumenter as is used here. */
type Instrumenter = new (logger: object) => {
  instrument(
    files: readonly File[],
    options: object,
  ): Promise<{ readonly files: readonly File[]; readonly mutants: readonly Made[] }>;
};

const rooms = ["shared/src/domain/alarm", "shared/src/domain/discharge"];

/** The code that is mutated: of the two rooms all but their tests, or some files of them. */
export const mutated = (folder: string, only: readonly string[] | undefined): readonly string[] =>
  rooms
    .flatMap((room) => globSync(`${room}/**/*.ts`, { cwd: folder }))
    .filter((file) => !/\.test(-support)?\.ts$/.test(file) && (only === undefined || only.includes(file)))
    .toSorted();

/** Puts every mutant into the code of the folder, each asleep until it is called by its number. Lines and columns from 0. */
export async function instrument(folder: string, files: readonly string[]): Promise<readonly Made[]> {
  const main = join(folder, "node_modules/@stryker-mutator/instrumenter/dist/src/index.js");
  const loaded: unknown = await import(pathToFileURL(main).href);
  if (!isInstrumenter(loaded)) throw new Error(`no instrumenter in ${main}`);
  const logger = { debug: ignore, info: ignore, warn: ignore, error: console.error, isDebugEnabled: () => false };
  const sources = files.map((name) => ({ name, mutate: true, content: readFileSync(join(folder, name), "utf8") }));
  const made = await new loaded.Instrumenter(logger).instrument(sources, {
    plugins: null,
    excludedMutations: [],
    ignorers: [],
  });
  for (const { name, content } of made.files) writeFileSync(join(folder, name), content);
  return made.mutants;
}

const ignore = (): void => undefined;
const isInstrumenter = (loaded: unknown): loaded is { readonly Instrumenter: Instrumenter } =>
  typeof loaded === "object" && loaded !== null && "Instrumenter" in loaded;
