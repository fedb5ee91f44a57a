import { defineConfig } from "vitest/config";

// These play captures and sessions at their real speed, and mostly wait.
const realTime = ["tests/system/simulate.test.ts", "tests/system/replay.test.ts"];

/** Where each kind of test lives; `pnpm test` runs them in this order, one after another. */
const projects = [
  // What stands beside the code: quick, on its own, many at a time.
  { name: "unit", include: ["{shared,gateway,dashboard,simulators}/src/**/*.test.{ts,tsx}"], seconds: 5, alone: false },
  { name: "properties", include: ["tests/properties/**/*.test.ts"], seconds: 120, alone: false },
  { name: "golden", include: ["tests/golden/**/*.test.ts"], seconds: 60, alone: false },
  { name: "architecture", include: ["tests/{architecture,run,bench}/**/*.test.ts"], seconds: 30, alone: false },
  { name: "contracts", include: ["tests/contracts/**/*.test.ts"], seconds: 30, alone: false },
  // Real disks, processes, ports and screens: one file at a time, or they would measure each other.
  { name: "log", include: ["tests/log/**/*.test.ts"], seconds: 120, alone: true },
  { name: "system", include: ["tests/system/**/*.test.ts"], seconds: 120, alone: true },
  // Kits and sessions mostly wait for what a protocol says: two at a time.
  { name: "sessions", include: ["tests/{kits,sessions}/**/*.test.ts", ...realTime], seconds: 180, alone: false },
  // Mostly waiting for a capture or a demo to play at its real speed: two at a time.
  { name: "browser", include: ["tests/browser/**/*.test.ts"], seconds: 180, alone: false },
  { name: "faults", include: ["tests/faults/**/*.test.ts"], seconds: 300, alone: true },
];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: projects.map(({ name, include, seconds, alone }) => ({
      test: {
        name,
        include,
        environment: "node",
        testTimeout: seconds * 1_000,
        hookTimeout: seconds * 1_000,
        exclude: name === "system" ? realTime : [],
        fileParallelism: !alone,
        // What stands beside the code shares nothing that could be left dirty: loaded once a worker, it takes half the time.
        isolate: name !== "unit",
      },
    })),
  },
});
