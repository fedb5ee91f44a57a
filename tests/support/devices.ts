import { z } from "zod";
import { DeviceReport } from "@vigil/shared/contracts";

/** One row of the device page. */
export async function deviceReport(address: string, id: string): Promise<DeviceReport> {
  const reports = z.array(DeviceReport).parse(await (await fetch(`${address}/api/devices`)).json());
  const report = reports.find((one) => one.id === id);
  if (report === undefined) throw new Error(`no device ${id} on the device page`);
  return report;
}
