import type { Instant, Millis } from "../../kernel/index.ts";
import type {
  Alarm,
  AlarmKey,
  AlarmCondition,
  ChairId,
  DeviceId,
  Evidence,
  Priority,
  RuleId,
} from "../../contracts/index.ts";

/** Whose alarm it is and of what: everything of an alarm that never changes. */
export type Subject = {
  readonly key: AlarmKey;
  readonly chair?: ChairId;
  readonly device?: DeviceId;
  readonly condition: AlarmCondition;
  readonly kind: Alarm["kind"];
};

export type Grade = {
  readonly step: number;
  readonly priority: Priority;
  readonly rule: RuleId;
  readonly evidence: Evidence;
  readonly delayMs: Millis;
};

/** What a rule says of its condition now. Rules say this and nothing else; the lifecycle makes alarms of it. */
export type Finding =
  | { readonly is: "gone" }
  | ({ readonly is: "pending" } & Grade)
  | ({
      readonly is: "present";
      /** A fact that sounds again though the step is the same: a new reading, an overdue repeat (safety S4). */
      readonly news?: "new reading" | "repeat overdue";
      /**
       * Why it is silent at this step, and until when (safety S11, S13). It covers an alarm from its beginning on: one that
       * has been heard is not silenced by it, and a step that does not say it is heard.
       */
      readonly inhibited?: { readonly by: string; readonly until: Instant | "it ends" };
    } & Grade);

export const gone: Finding = { is: "gone" };

/** The short form a rule keeps, so that only a change is told: not there, its hold runs, or the step it has. */
export type Status = "none" | "pending" | number;
