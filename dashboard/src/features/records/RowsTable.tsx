import type { RecordRow, SessionRecord } from "@vigil/shared/contracts";
import { isRecordedLater, readingRows, shownWords, timeIn, timelineRows } from "../../reading/record.ts";
import { RecordTable } from "./RecordTable.tsx";

/** What happened in order, or the readings alone with the trend minute by minute. */
export function RowsTable({ record, which }: { record: SessionRecord; which: "timeline" | "readings" }) {
  const readings = which === "readings";
  const rows = readings ? readingRows(record) : timelineRows(record);
  if (rows.length === 0)
    return (
      <section className="record-part">
        <h2>{readings ? "Readings" : "Timeline"}</h2>
        <p className="quiet">{readings ? "No reading was taken." : "Nothing was recorded."}</p>
      </section>
    );
  return (
    <RecordTable
      record={record}
      title={readings ? "Readings" : "Timeline"}
      note={readings ? "Cuff readings, and of each minute the lowest and the mean of SpO₂ and pulse." : ""}
      columns={["Happened", "Recorded", ...(readings ? [] : ["Kind"]), "What", "By"]}
    >
      {rows.map((row, index) => (
        <Row key={`${row.at} ${index}`} record={record} row={row} kind={!readings} />
      ))}
    </RecordTable>
  );
}

function Row({ record, row, kind }: { record: SessionRecord; row: RecordRow; kind: boolean }) {
  const { head, criteria } = shownWords(row);
  return (
    <tr
      data-kind={row.kind}
      data-priority={row.priority === "" ? undefined : row.priority}
      data-corrected={row.correctedBy !== undefined}
    >
      <td className="record-time">{timeIn(record, row.at)}</td>
      <td className="record-time">{isRecordedLater(row) ? timeIn(record, row.recordedAt) : ""}</td>
      {kind ? (
        <td>
          <span className="record-kind">{row.priority === "" ? row.kind : `${row.kind} · ${row.priority}`}</span>
        </td>
      ) : null}
      <td className="record-words">
        {row.correctedBy === undefined ? head : <del>{head}</del>}
        {criteria.length === 0 ? null : (
          <ul className="record-criteria">
            {criteria.map((criterion) => (
              <li key={criterion}>{criterion}</li>
            ))}
          </ul>
        )}
      </td>
      <td className="record-by">{row.by}</td>
    </tr>
  );
}
