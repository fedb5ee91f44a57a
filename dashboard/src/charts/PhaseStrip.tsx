import { useWidth } from "../ui/useWidth.ts";
import { placeOf, type Marks } from "./sessionMarks.ts";
import "./phase-strip.css";

// A letter at 12 px, rounded up, and the band's edges.
const LETTER_PX = 7.5;
const EDGES_PX = 10;

type Props = { marks: Marks; from: number; to: number };

/** Above the trends, on their time axis: the phases by name, and below them when the pump started and stopped and what alarmed. */
export function PhaseStrip({ marks: { bands, doses, alarms }, from, to }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const left = (at: number): string => `${placeOf(at, from, to)}%`;
  const span = (a: number, b: number): string => `${placeOf(b, from, to) - placeOf(a, from, to)}%`;
  return (
    <div ref={ref} className="phase-strip">
      <div className="phase-bands">
        {bands.map((band) => {
          const room = ((band.to - band.from) / (to - from)) * width;
          return (
            <span
              key={`${band.title} ${band.from}`}
              className="phase-band"
              data-tone={band.tone}
              title={band.title}
              style={{ left: left(band.from), width: span(band.from, band.to) }}
            >
              {room > band.title.length * LETTER_PX + EDGES_PX ? (
                band.title
              ) : (
                <span className="visually-hidden">{band.title}</span>
              )}
            </span>
          );
        })}
      </div>
      <div className="phase-marks">
        {alarms.map((alarm, index) => (
          <span
            key={`${alarm.words} ${alarm.from} ${index}`}
            className="alarm-mark"
            role="img"
            data-priority={alarm.priority}
            aria-label={alarm.words}
            title={alarm.words}
            style={{ left: left(alarm.from), width: span(alarm.from, alarm.to) }}
          />
        ))}
        {doses.map((dose) => (
          <span
            key={dose.words}
            className="dose-mark"
            role="img"
            aria-label={dose.words}
            title={dose.words}
            style={{ left: left(dose.at) }}
          />
        ))}
      </div>
    </div>
  );
}
