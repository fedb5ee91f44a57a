export * from "./empty.ts";
export * from "./fold.ts";
