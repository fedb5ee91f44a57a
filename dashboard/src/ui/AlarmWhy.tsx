import type { AlarmView } from "@vigil/shared/contracts";
import { ChevronDown } from "lucide-react";
import { whyLines } from "../reading/alarmWhy.ts";
import { testIds } from "./testIds.ts";
import { useLimitsOf } from "./useLimitsOf.ts";

/** "Why?": which rule, which reading against which limit, after which delay, and from which row of the facts. Opens in place. */
export function AlarmWhy({ alarm }: { alarm: AlarmView }) {
  const limits = useLimitsOf(alarm.chair);
  if (limits === undefined) return null;
  return (
    <details className="alarm-why" data-testid={testIds.why}>
      <summary>
        <ChevronDown aria-hidden="true" size={16} /> Why?
      </summary>
      <dl data-testid={testIds.whyLines}>
        {whyLines(alarm, limits).map(({ name, words }) => (
          <div key={name} data-line={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
