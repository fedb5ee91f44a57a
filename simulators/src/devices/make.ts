import { profiles, type ProfileId } from "@vigil/shared/devices";
import { unreachable } from "@vigil/shared/kernel";
import type { Fault } from "../faults/fault.ts";
import { faulty } from "../faults/faulty.ts";
import { withPatientFaults } from "../faults/script.ts";
import type { Hands } from "../patient/hands.ts";
import { patientOf } from "../patient/patient.ts";
import type { Script } from "../patient/script.ts";
import { contecDevice } from "./contec.ts";
import { cuffDevice } from "./cuff.ts";
import type { Calendar, Device } from "./device.ts";
import { nellcorDevice } from "./nellcor.ts";

export const deviceIds: readonly ProfileId[] = profiles.map((profile) => profile.id);

export const isDeviceId = (id: string): id is ProfileId => deviceIds.some((known) => known === id);

/**
 * A device of a kind on a patient. `seed` names the patient, so that all devices of a chair are on the same one.
 */
export function makeDevice(
  id: ProfileId,
  options: { seed: string; script: Script; calendar: Calendar; faults: readonly Fault[]; hands?: Hands },
): Device {
  const { seed, calendar, faults } = options;
  const patient = patientOf(seed, withPatientFaults(options.script, faults), options.hands);
  return faulty(bare(), faults, `${seed}/${id}`);

  function bare(): Device {
    switch (id) {
      case "contec-v7":
        return contecDevice(patient);
      case "nellcor-ascii":
        return nellcorDevice(patient, calendar);
      case "ad-tm2657":
        return cuffDevice(
          patient,
          seed,
          calendar,
          faults.filter((fault) => fault.kind === "cuff-error"),
        );
      default:
        return unreachable(id);
    }
  }
}
