import { Minutes, Seconds } from "@vigil/shared/kernel";
import type { Plan } from "../nurse/plan.ts";

type Told = Partial<Plan>;

/** What is done where a place has nothing of its own. */
const usual = {
  protocol: "iv",
  measuresFrom: Seconds(0),
  patience: Seconds(0),
  nextAfter: Seconds(50),
  clearsAfter: Seconds(40),
  dosesAfter: Seconds(6),
  plannedMs: "protocol",
  pause: "none",
  stopsEarlyAfter: "never",
  wakesAfter: Seconds(75),
} as const;

/** The cuff's button is pressed by its story; the nurse asks only when that was forgotten. */
const ownButton = { patience: Seconds(30) } as const;

/**
 * The chairs of the demo, in order, after which they begin again. The first four are left to their own stories for two minutes
 * (scenarios/demo.ts). The rest is staggered, so that from two minutes on every phase is somewhere on the floor.
 */
const chairs: readonly Told[] = [
  { ...ownButton, opensAfter: Seconds(6), measuresFrom: Minutes(3), plannedMs: Seconds(150) },
  { ...ownButton, protocol: "intranasal", opensAfter: Seconds(105), wakesAfter: Seconds(100) },
  {
    ...ownButton,
    opensAfter: Seconds(8),
    measuresFrom: Seconds(135),
    pause: { after: Seconds(35), lasts: Seconds(70) },
  },
  { ...ownButton, opensAfter: Seconds(12), measuresFrom: Minutes(2), patience: Seconds(25), plannedMs: Seconds(100) },
  // The early stop.
  { opensAfter: Seconds(2), stopsEarlyAfter: Seconds(55) },
  // An injection, and a long way back.
  { protocol: "im", opensAfter: Seconds(2), wakesAfter: Seconds(110) },
  // Held at 158/96 for a good while; then a clinician lets it pass.
  { opensAfter: Seconds(3), clearsAfter: Seconds(200), plannedMs: Seconds(120) },
  // Arrives late, and waits for the first reading.
  { opensAfter: Seconds(100), measuresFrom: Minutes(3), dosesAfter: Seconds(30), plannedMs: Seconds(90) },
];

const homes: readonly Told[] = [
  { opensAfter: Seconds(4), dosesAfter: Seconds(10) },
  // The link of its kit drops.
  { opensAfter: Seconds(2) },
  { opensAfter: Seconds(14), wakesAfter: Seconds(120) },
  { opensAfter: Seconds(50), dosesAfter: Seconds(100) },
];

const supports = ["R. Ahmadi (partner)", "J. Lindqvist (sister)", "M. Osei (friend)", "T. Brandt (father)"] as const;

/** The plan of a chair; places count from 0. */
export const chairPlan = (place: number): Plan => ({
  ...usual,
  opensAfter: Seconds(10),
  ...chairs[place % chairs.length],
  role: "nurse",
  by: place < 4 ? "A. Nurse (demo)" : "B. Nurse (demo)",
  patient: (round) => patientOf(`C${place + 1}`, place, round),
});

/** The plan of a home, whose support person is named. */
export const homePlan = (place: number): Plan => ({
  ...usual,
  opensAfter: Seconds(10),
  ...homes[place % homes.length],
  role: "guide",
  protocol: "sublingual",
  by: "C. Guide (demo)",
  patient: (round) => ({
    ...patientOf(`H${place + 1}`, place + chairs.length, round),
    support: supports[place % supports.length] ?? supports[0],
  }),
});

const patientOf = (place: string, index: number, round: number) => ({
  pseudonym: `${place}-${String(round + 1).padStart(2, "0")}`,
  // Whole adults of every age; no person is meant.
  ageYears: 24 + ((index * 7 + round * 11) % 44),
  weightKg: 58 + ((index * 9 + round * 13) % 40),
});
