import type { SessionRecord } from "@vigil/shared/contracts";
import { spanWords } from "../../reading/dates.ts";
import { gapName, timeIn } from "../../reading/record.ts";
import { RecordTable } from "./RecordTable.tsx";

/** Spans in which nothing was measured: what this record does not know. */
export function GapsTable({ record }: { record: SessionRecord }) {
  if (record.gaps.length === 0)
    return (
      <section className="record-part">
        <h2>Gaps</h2>
        <p className="quiet">No span of 30 s or more without SpO₂ was found, and the gateway was not down.</p>
      </section>
    );
  return (
    <RecordTable
      record={record}
      title="Gaps"
      note="Nothing is known of the patient by these means in these spans; no number stands in for one."
      columns={["What", "From", "To", "For"]}
    >
      {record.gaps.map((gap) => (
        <tr key={`${gap.what} ${gap.from}`} data-kind="gap">
          <td>{gapName(gap)}</td>
          <td className="record-time">{timeIn(record, gap.from)}</td>
          <td className="record-time">{timeIn(record, gap.to)}</td>
          <td>{spanWords(gap.to - gap.from)}</td>
        </tr>
      ))}
    </RecordTable>
  );
}
