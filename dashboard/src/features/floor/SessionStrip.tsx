import type { ChairView, SessionPhase } from "@vigil/shared/contracts";
import {
  AlarmClock,
  BedDouble,
  Car,
  CircleCheck,
  CirclePause,
  ClipboardCheck,
  DoorOpen,
  Eye,
  Gauge,
  Hand,
  Minus,
  PhoneOff,
  Play,
  Siren,
  Syringe,
} from "lucide-react";
import { memo } from "react";
import { useTime } from "../../app/StationContext.ts";
import { toneOf } from "../../reading/sessionPhase.ts";
import { readTile, type TileSession } from "../../reading/tile.ts";
import { testIds } from "../../ui/testIds.ts";

const icons = {
  none: Minus,
  draft: Play,
  screening: Gauge,
  held: Hand,
  cleared: CircleCheck,
  dosing: Syringe,
  paused: CirclePause,
  active: Eye,
  recovery: BedDouble,
  review: ClipboardCheck,
  emergency: Siren,
  waiting: Car,
  discharged: DoorOpen,
  cancelled: DoorOpen,
  transferred: DoorOpen,
  "left against advice": DoorOpen,
  gone: DoorOpen,
  "contact lost": PhoneOff,
  abandoned: DoorOpen,
} as const satisfies Record<SessionPhase | "none", unknown>;

// A name longer than this takes smaller letters, so that what is due beside it keeps its room.
const LONG = 11;

/** The session of a chair in one line of its tile: phase, how long, and what is held, overdue or due next. */
export const SessionStrip = memo(function SessionStrip({ chair }: { chair: ChairView }) {
  const read = readTile(chair, useTime());
  const Icon = icons[read.phase];
  return (
    <div className="tile-session" data-tone={read.phase === "none" ? "none" : toneOf(read.phase)}>
      <Icon className="tile-phase-icon" aria-hidden="true" />
      <span className="tile-phase" data-testid={testIds.tilePhase} data-phase={read.phase}>
        <b data-long={read.name.length > LONG}>{read.name}</b>
        {read.spent === "" ? null : <span className="tile-spent"> {read.spent}</span>}
      </span>
      <Note note={read.note} />
    </div>
  );
});

function Note({ note }: Pick<TileSession, "note">) {
  if (note === "nothing") return <span data-testid={testIds.tileDue} data-tone="nothing" />;
  const { tone, label, value } = note;
  return (
    <span className="tile-due" data-testid={testIds.tileDue} data-tone={tone}>
      {tone === "late" ? <AlarmClock aria-hidden="true" /> : tone === "hold" ? <Hand aria-hidden="true" /> : null}
      <span className="tile-due-words">
        <span>{label}</span> <b>{value}</b>
      </span>
    </span>
  );
}
