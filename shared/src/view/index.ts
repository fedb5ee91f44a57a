export * from "./empty.ts";
export * from "./fold.ts";
export * from "./foldEnvelopes.ts";
export * from "./record.ts";
