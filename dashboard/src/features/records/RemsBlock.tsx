import type { SessionRecord } from "@vigil/shared/contracts";
import { timeIn } from "../../reading/record.ts";
import { remsRows } from "../../reading/remsRows.ts";
import { testIds } from "../../ui/testIds.ts";

/** The fields of the REMS patient monitoring form, to be copied from; nothing for any other route. */
export function RemsBlock({ record }: { record: SessionRecord }) {
  const { rems } = record;
  if (rems === "not intranasal") return null;
  return (
    <section className="record-part" data-testid={testIds.rems}>
      <h2>REMS monitoring form</h2>
      <p className="quiet">
        What the form asks for, as far as this record knows it. Who the patient and the prescriber are is filled in by
        hand.
      </p>
      <dl className="record-facts">
        {remsRows(rems, (at) => timeIn(record, at)).map(({ name, words }) => (
          <div key={name} data-line={name} data-unknown={words.startsWith("not known")}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
