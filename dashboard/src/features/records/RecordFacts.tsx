import type { SessionRecord } from "@vigil/shared/contracts";
import { recordFacts } from "../../reading/recordFacts.ts";

/** What a reader needs first: who, where, what was given, how it ended, and what is missing. */
export function RecordFacts({ record }: { record: SessionRecord }) {
  return (
    <section className="record-part" aria-label="Facts">
      <dl className="record-facts">
        {recordFacts(record).map(({ name, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
