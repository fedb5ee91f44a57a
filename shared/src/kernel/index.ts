export * from "./bytes.ts";
export * from "./never.ts";
export * from "./time.ts";
