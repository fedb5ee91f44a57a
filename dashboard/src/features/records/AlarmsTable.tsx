import { rules, type SessionRecord } from "@vigil/shared/contracts";
import { prefixOf } from "../../reading/alarms.ts";
import { spanWords } from "../../reading/dates.ts";
import { timeIn } from "../../reading/record.ts";
import { evidenceSentence } from "../../reading/sentence.ts";
import { pageWords } from "../../reading/sessionWords.ts";
import { RecordTable } from "./RecordTable.tsx";

type Told = SessionRecord["alarms"][number];

/** Every alarm that was raised: when it began, when it was heard, who answered it and after how long. */
export function AlarmsTable({ record }: { record: SessionRecord }) {
  if (record.alarms.length === 0)
    return (
      <section className="record-part">
        <h2>Alarms</h2>
        <p className="quiet">No alarm was raised.</p>
      </section>
    );
  return (
    <RecordTable
      record={record}
      title="Alarms"
      note="Each at the step it had last, with its rule and where that comes from. The response time is from when it was first heard to the first acknowledgement."
      columns={["Alarm", "Began", "Heard", "Acknowledged", "Response", "Ended"]}
    >
      {record.alarms.map((alarm) => (
        <Row key={`${alarm.key} ${alarm.episode}`} record={record} alarm={alarm} />
      ))}
    </RecordTable>
  );
}

function Row({ record, alarm }: { record: SessionRecord; alarm: Told }) {
  const { acknowledged, heardAt, responseMs, endedAt } = alarm;
  return (
    <tr data-kind="alarm" data-priority={alarm.was ?? alarm.priority}>
      <td className="record-words">
        <span className="record-kind">{`${prefixOf({ kind: alarm.kind, priority: alarm.was ?? alarm.priority })} ${alarm.was ?? alarm.priority}`}</span>{" "}
        {evidenceSentence(alarm, record.judgedBy.limits)}
        <small>
          {pageWords(rules[alarm.rule].words)} · {rules[alarm.rule].source}
          {alarm.device === undefined ? "" : ` · ${alarm.device}`}
        </small>
      </td>
      <td className="record-time">{timeIn(record, alarm.episode)}</td>
      <td className="record-time">{heardAt === undefined ? "never" : timeIn(record, heardAt)}</td>
      <td>
        {alarm.call === undefined || alarm.call.step === 0 ? null : (
          <small>{`called ${alarm.call.role} ${timeIn(record, alarm.call.at)}`}</small>
        )}
        {acknowledged === undefined ? "by nobody" : `${timeIn(record, acknowledged.at)} ${acknowledged.by.name}`}
      </td>
      <td>{responseMs === undefined ? "none" : spanWords(responseMs)}</td>
      <td className="record-time">{endedAt === undefined ? "stands" : timeIn(record, endedAt)}</td>
    </tr>
  );
}
