import { DeviceId, type Priority, type Route } from "../../contracts/index.ts";
import { chair, cuff, device, ox, type Setting } from "../story.test-support.ts";
import type { SessionStory } from "../session/story.test-support.ts";
import { dosedBy, min, openBy, recoveringBy } from "./course.test-support.ts";
import {
  above,
  all,
  below,
  clinicHome,
  from,
  isHome,
  isRaised,
  m,
  s,
  stepNow,
  upTo,
  type ByRoute,
  type NumberRow,
} from "./row.test-support.ts";

const START = 200;

type Grade = readonly [afterMs: ByRoute, clinic: Priority, home?: Priority];
const graded = (
  name: "signal" | "signalRecovery" | "linkOximeter" | "linkCuff",
  source: string,
  grades: readonly Grade[],
  lose: (route: Route) => { story: SessionStory; at: number },
): readonly NumberRow[] =>
  grades.map(([is, clinic, home = clinic], index) => ({
    path: `limits.${name}.${index}.afterMs`,
    source,
    is,
    by: 1,
    sides: from,
    happens: (route, ms) => {
      const { story, at } = lose(route);
      story.waits(at + ms / 1_000);
      const condition = name === "signal" || name === "signalRecovery" ? "signal" : "link";
      return isRaised(story, condition, index, isHome(route) ? home : clinic);
    },
  }));

const lost = (lose: (story: SessionStory) => unknown) => (route: Route) => {
  const story = dosedBy(route);
  lose(story.at(START));
  return { story, at: START };
};

const grades: readonly NumberRow[] = [
  ...graded(
    "signal",
    "S2",
    [
      [all(s(10)), "low"],
      [all(s(30)), "medium"],
      [all(s(60)), "high"],
    ],
    lost((story) => story.reads({ spo2: "probe off" })),
  ),
  ...graded(
    "signalRecovery",
    "S2: in recovery 30 / 60 / 180 s",
    [
      [all(s(30)), "low"],
      [all(s(60)), "medium"],
      [all(s(180)), "high"],
    ],
    (route) => {
      const story = recoveringBy(route);
      story.at(min(71)).reads({ spo2: "probe off" });
      return { story, at: min(71) };
    },
  ),
  ...graded(
    "linkOximeter",
    "clinical 8, row Link loss",
    [
      [clinicHome(s(10), s(15)), "info", "low"],
      [clinicHome(s(30), s(60)), "medium"],
      [clinicHome(s(90), s(120)), "high"],
    ],
    lost((story) => story.link("silent", ox)),
  ),
  // Of a cuff, which measures every few minutes: our judgement, and its silence alone is never high.
  ...graded(
    "linkCuff",
    "clinical 8, row Link loss; our judgement of a cuff",
    [
      [all(s(10)), "info"],
      [all(s(30)), "medium"],
    ],
    lost((story) => story.link("silent", cuff)),
  ),
];

const afterLow: readonly NumberRow[] = [
  {
    path: "limits.signalAfterLow.spo2",
    source: "S2",
    is: all(92),
    by: 1,
    sides: below,
    happens: (route, spo2) => {
      const story = dosedBy(route);
      story.at(START).reads({ spo2, pulse: 70 });
      story.at(START + 1).reads({ spo2: "probe off" });
      return isRaised(story, "signal", 2, "high");
    },
  },
  {
    path: "limits.signalAfterLow.withinMs",
    source: "S2",
    is: all(s(60)),
    by: 1,
    sides: upTo,
    happens: (route, ms) => {
      const story = dosedBy(route);
      story.at(START).reads({ spo2: 91, pulse: 70 });
      story.at(START + 1).reads({ spo2: 97, pulse: 70 });
      story.at(START + ms / 1_000).reads({ spo2: "probe off" });
      return isRaised(story, "signal", 2, "high");
    },
  },
];

const kit = DeviceId.parse("kit-1");
const withKit: Setting = {
  devices: [device(kit, "kit", 900_000, "unknown"), device(ox, "oximeter", 86_400_000, 4_000)],
};

const charged = (route: Route, battery: number): SessionStory => {
  const story = openBy(route, { setting: withKit });
  story.at(10).takes({ type: "kit.state", chair, device: kit, battery });
  return story;
};

const station = (index: 0 | 1, ms: number, priority: Priority): NumberRow => ({
  path: `limits.rules.station.${index}.afterMs`,
  source: "S10 names no time: our judgement",
  is: all(ms),
  by: 1,
  sides: from,
  happens: (route, after) => {
    const story = openBy(route, { setting: { station: "none" } });
    story.waits(after / 1_000);
    return isRaised(story, "station", index, priority);
  },
});

const kits: readonly NumberRow[] = [
  {
    path: "limits.rules.battery.low",
    source: "our judgement",
    is: all(20),
    by: 1,
    sides: below,
    happens: (route, charge) => isRaised(charged(route, charge), "battery", 0, "low"),
  },
  {
    path: "limits.rules.battery.medium",
    source: "our judgement",
    is: all(10),
    by: 1,
    sides: below,
    happens: (route, charge) => isRaised(charged(route, charge), "battery", 1, "medium"),
  },
  {
    path: "limits.rules.clockOffMs",
    source: "our judgement",
    is: all(m(2)),
    by: 1,
    sides: above,
    happens: (route, offsetMs) => {
      const story = openBy(route);
      story.at(10).takes({ type: "device.clock", chair, device: cuff, offsetMs });
      return isRaised(story, "clock", 0, "low");
    },
  },
  station(0, s(15), "medium"),
  station(1, s(60), "high"),
];

/** Dosed, with cuff and probe on one arm: a cuff that starts explains that the pulse is lost at once. */
const sameArm = (route: Route): SessionStory =>
  dosedBy(route, { open: { limbs: { cuff: "left arm", probe: "left hand", infusion: "right arm" } } });

/** The cuff starts at these milliseconds and the pulse is lost 5 s later; whether the last of the losses is excused. */
function excused(route: Route, at: readonly number[], { spo2 = 97, laterMs = s(11) } = {}): boolean {
  const story = sameArm(route);
  let lostAt = START;
  for (const ms of at) {
    lostAt = START + ms / 1_000;
    story.at(lostAt - 5).reads({ spo2, pulse: 70 });
    story.takes({ type: "cuff.started", chair, device: cuff, why: "" });
    story.at(lostAt).reads({ spo2: "searching for pulse" });
    story.waits(lostAt + laterMs / 1_000);
    const silent = stepNow(story, "signal") >= 0 && story.alarm("signal").inhibited !== undefined;
    if (ms === at.at(-1)) return silent;
    story.at(lostAt + 30).reads({ spo2, pulse: 70 });
    story.measures(120, 75);
  }
  throw new Error("nothing was lost");
}

const excuse: readonly NumberRow[] = [
  {
    path: "limits.rules.cuffExcuse.spo2From",
    source: "S11",
    is: all(94),
    by: 1,
    sides: from,
    happens: (route, spo2) => excused(route, [0], { spo2 }),
  },
  {
    path: "limits.rules.cuffExcuse.forMs",
    source: "S11",
    is: all(s(60)),
    by: 1,
    sides: below,
    happens: (route, laterMs) => excused(route, [0], { laterMs }),
  },
  {
    path: "limits.rules.cuffExcuse.times",
    source: "S11",
    is: all(2),
    by: 1,
    sides: upTo,
    happens: (route, times) => excused(route, [0, m(2), m(4)].slice(0, times)),
  },
  {
    path: "limits.rules.cuffExcuse.withinMs",
    source: "S11",
    is: all(m(10)),
    by: 1,
    sides: from,
    happens: (route, ms) => excused(route, [0, m(2), ms]),
  },
];

export const technicalRows: readonly NumberRow[] = [...grades, ...afterLow, ...kits, ...excuse];
