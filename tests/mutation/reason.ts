/** Why a mutant that no test notices may stand: by file, line of code and kind. The first that fits counts. */
export type Reason = { file: RegExp; code: RegExp; mutator?: RegExp; to?: RegExp; why: string };
