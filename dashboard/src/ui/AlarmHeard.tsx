import type { Alarm } from "@vigil/shared/contracts";
import { BellOff, BellRing, Check, Footprints, PhoneOutgoing, Unplug, VolumeX } from "lucide-react";
import { useTime } from "../app/StationContext.ts";
import {
  acknowledgedWords,
  calledWords,
  goingLeft,
  inhibitedWords,
  isGoing,
  pausedWords,
} from "../reading/alarmAnswer.ts";
import { whySilent } from "../reading/alarms.ts";
import { testIds } from "./testIds.ts";
import { useHeardWhere, type HeardWhere } from "./useHeardWhere.ts";

const heardWords = {
  here: "Sounding here",
  elsewhere: "Sounding at another station, not here",
  nowhere: "NOT HEARD: no station has its sound armed",
} as const satisfies Record<HeardWhere, string>;

const SIZE = 14;

/** Whether an alarm is heard or why it is not, and whom it has called. The one place on a row that counts down. */
export function AlarmHeard({ alarm }: { alarm: Alarm }) {
  const { now } = useTime();
  const called = calledWords(alarm, now);
  return (
    <>
      <Heard alarm={alarm} />
      {called === "" ? null : (
        <p className="alarm-called" data-testid={testIds.alarmCalled}>
          <PhoneOutgoing aria-hidden="true" size={SIZE} /> {called}
        </p>
      )}
    </>
  );
}

function Heard({ alarm }: { alarm: Alarm }) {
  const { now } = useTime();
  const where = useHeardWhere();
  const silence = whySilent(alarm, now);
  switch (silence) {
    case "":
      return (
        <p className="alarm-heard" data-silence="none">
          {where === "nowhere" ? (
            <VolumeX aria-hidden="true" size={SIZE} />
          ) : (
            <BellRing aria-hidden="true" size={SIZE} />
          )}{" "}
          {heardWords[where]}
        </p>
      );
    case "acknowledged":
      return (
        <p className="alarm-heard" data-silence={silence} data-testid={testIds.alarmAnswered}>
          {isGoing(alarm) ? <Footprints aria-hidden="true" size={SIZE} /> : <Check aria-hidden="true" size={SIZE} />}{" "}
          {acknowledgedWords(alarm, goingLeft(alarm, now))}
        </p>
      );
    case "paused":
      return (
        <p className="alarm-heard" data-silence={silence}>
          <BellOff aria-hidden="true" size={SIZE} /> {pausedWords(alarm, now)}
        </p>
      );
    case "inhibited":
      return (
        <p className="alarm-heard" data-silence={silence}>
          <Unplug aria-hidden="true" size={SIZE} /> {inhibitedWords(alarm, now)}
        </p>
      );
    case "message":
      return (
        <p className="alarm-heard" data-silence={silence}>
          {`A message: it was ${alarm.was ?? "an alarm"} and ended with no answer. It makes no sound.`}
        </p>
      );
    case "information only":
      return (
        <p className="alarm-heard" data-silence={silence}>
          Information only: it makes no sound
        </p>
      );
  }
}
