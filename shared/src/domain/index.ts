export { checkLimits } from "./alarm/checkLimits.ts";
export { defaultLimits } from "./alarm/defaultLimits.ts";
export { protocols } from "./protocol/protocols.ts";
export type { Timed } from "./alarm/book.ts";
export { subjectOfAct } from "./alarm/key.ts";
export { advanceChair, deadlineOfChair } from "./chair/advance.ts";
export { newChair, type ChairState } from "./chair/state.ts";
export { advanceHouse, deadlineOfHouse } from "./house/advance.ts";
export { newHouse, type HouseState } from "./house/state.ts";
