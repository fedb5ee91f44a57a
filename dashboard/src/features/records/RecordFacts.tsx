import type { SessionRecord } from "@vigil/shared/contracts";
import { recordFacts } from "../../reading/recordFacts.ts";

// Characters: more than this is easier to read across the page than in one cell of it.
const LONG = 200;

/** What a reader needs first: who, where, what was given, how it ended, and what is missing. */
export function RecordFacts({ record }: { record: SessionRecord }) {
  return (
    <section className="record-part" aria-label="Facts">
      <dl className="record-facts">
        {recordFacts(record).map(({ name, words }) => (
          <div key={name} data-wide={words.length > LONG}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
