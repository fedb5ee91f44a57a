export * from "./empty.ts";
export * from "./fold.ts";
export * from "./record.ts";
