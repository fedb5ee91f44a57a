import { answerRows } from "./answer.test-support.ts";
import { continuousRows } from "./continuous.test-support.ts";
import { dischargeRows } from "./discharge.test-support.ts";
import { doseRows } from "./dose.test-support.ts";
import { personRows } from "./person.test-support.ts";
import { pressureRows } from "./pressure.test-support.ts";
import type { NumberRow } from "./row.test-support.ts";
import { ruleOfAlarmRows } from "./ruleOfAlarms.test-support.ts";
import { ruleOfCourseRows } from "./ruleOfCourse.test-support.ts";
import { saturationRows } from "./saturation.test-support.ts";
import { scheduleRows } from "./schedule.test-support.ts";
import { screeningRows } from "./screening.test-support.ts";
import { technicalRows } from "./technical.test-support.ts";

/** Every number that the engine judges by, once. */
export const registry: readonly NumberRow[] = [
  ...continuousRows,
  ...saturationRows,
  ...pressureRows,
  ...technicalRows,
  ...answerRows,
  ...personRows,
  ...screeningRows,
  ...doseRows,
  ...scheduleRows,
  ...dischargeRows,
];

/** Numbers of the rules themselves, which no data holds. */
export const rules: readonly NumberRow[] = [...ruleOfAlarmRows, ...ruleOfCourseRows];
