import type { ScreeningItem } from "../../contracts/index.ts";

type Words = {
  /** Behind "is not answered". */
  readonly open: string;
  /** What an answer of "no" means: the reason of a hold. */
  readonly no: string;
};

/** Each item of the screening as a person says it. */
export const itemWords = {
  "identity confirmed": { open: "identity", no: "the identity is not confirmed" },
  "consent signed": { open: "consent", no: "the consent is not signed" },
  "no contraindication": { open: "contraindications", no: "there is a contraindication" },
  "medicines reviewed": { open: "medicines", no: "the medicines are not reviewed" },
  "fasting kept": { open: "fasting", no: "the fast was not kept" },
  "PHQ-9 item 9 reviewed": { open: "PHQ-9 item 9", no: "PHQ-9 item 9 is not reviewed" },
  "pregnancy excluded": { open: "pregnancy", no: "a pregnancy is not excluded" },
  "escort named": { open: "escort", no: "nobody is named to take the patient home" },
  "guide online": { open: "guide online", no: "the guide is not online" },
  "support person on camera": { open: "support person on camera", no: "the support person is not on camera" },
  "address of today confirmed": { open: "address of today", no: "the address of today is not confirmed" },
  "local emergency number known": { open: "local emergency number", no: "the local emergency number is not known" },
  "cuff tested": { open: "test of the cuff", no: "the cuff is not tested" },
  "test alert answered": { open: "test alert", no: "the test alert was not answered" },
  "emergency card read out": { open: "emergency card", no: "the emergency card was not read out" },
} as const satisfies Record<ScreeningItem, Words>;

export const isItem = (name: string): name is ScreeningItem => name in itemWords;

/** Without these there is no dose, whoever says so (S18, S19): only the answer itself lifts such a hold. */
const hardItems: ReadonlySet<ScreeningItem> = new Set([
  "identity confirmed",
  "consent signed",
  "guide online",
  "support person on camera",
  "address of today confirmed",
  "cuff tested",
  "test alert answered",
  "emergency card read out",
]);

export const isHard = (item: ScreeningItem): boolean => hardItems.has(item);
