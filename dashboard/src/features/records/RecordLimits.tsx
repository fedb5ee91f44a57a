import type { SessionRecord } from "@vigil/shared/contracts";
import { timeIn } from "../../reading/record.ts";
import { limitChanges, recordLimits } from "../../reading/recordLimits.ts";

/** The numbers it was judged by, and what a record of this kind cannot tell. */
export function RecordLimits({ record }: { record: SessionRecord }) {
  const changes = limitChanges(record);
  return (
    <section className="record-part">
      <h2>Limits it was judged by</h2>
      <p className="quiet">
        As they were when the session was opened. An alarm above names the limit it was raised at.
      </p>
      {changes.length < 2 ? null : (
        <ol className="record-changes">
          {changes.map(({ from, why, words }) => (
            <li key={`${from} ${why}`}>
              <b>{timeIn(record, from)}</b> {why}: {words}
            </li>
          ))}
        </ol>
      )}
      <dl className="record-facts record-limits">
        {recordLimits(record).map(({ name, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <h2>What this record cannot tell</h2>
      <ul className="record-cannot">
        <li>Who acted: names are typed, nobody is verified.</li>
        <li>What happened at the pump: only what people recorded of it; no screen controls one.</li>
        <li>What happened in the gaps above, or outside of the devices that were attached.</li>
        <li>The time by any other clock: devices&apos; own clocks are shown, never trusted.</li>
      </ul>
    </section>
  );
}
