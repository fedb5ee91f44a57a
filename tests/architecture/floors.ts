/** A floor of the house: the folder it lives in, what it may look down on, and which packages it may use. */
export type Floor = { folder: string; mayImport: readonly string[]; packages: "any" | "browser" | readonly string[] };

const kernel = "shared/src/kernel";
const contracts = "shared/src/contracts";
const devices = "shared/src/devices";
const domain = "shared/src/domain";
const view = "shared/src/view";

export const floors: readonly Floor[] = [
  { folder: kernel, mayImport: [], packages: [] },
  { folder: contracts, mayImport: [kernel], packages: ["zod"] },
  { folder: devices, mayImport: [kernel, contracts], packages: [] },
  { folder: domain, mayImport: [kernel, contracts], packages: [] },
  { folder: view, mayImport: [kernel, contracts], packages: [] },
  { folder: "gateway", mayImport: [kernel, contracts, devices, domain, view], packages: "any" },
  { folder: "simulators", mayImport: [kernel, contracts, devices], packages: "any" },
  { folder: "dashboard", mayImport: [kernel, contracts, view], packages: "browser" },
  {
    folder: "tests",
    mayImport: [kernel, contracts, devices, domain, view, "gateway", "simulators", "dashboard"],
    packages: "any",
  },
];

export const floorOf = (path: string): Floor | undefined => floors.find((floor) => path.startsWith(`${floor.folder}/`));

/** Tests and tools beside the code may use any package; the arrows hold for them too. */
export const isBeside = (path: string): boolean =>
  /\.(?:test|test-support|config)\.tsx?$/.test(path) || path.startsWith("dashboard/dev/");
