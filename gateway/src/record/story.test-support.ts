import { Instant, Millis, Minutes, Seconds } from "@vigil/shared/kernel";
import type { Act, Envelope, Input, Seq, SessionPhase } from "@vigil/shared/contracts";
import { advanceChair, advanceHouse, deadlineOfChair, deadlineOfHouse, newChair, newHouse, protocols } from "@vigil/shared/domain";
import { engineOf, type Engine } from "../engine/engine.ts";
import { createLoop, type Loop } from "../engine/loop.ts";
import type { Subject } from "../engine/route.ts";
import { chairId, command, cuffId, observed, oximeterId, started } from "../make.test-support.ts";
import type { EventLog } from "../ports.ts";
import { testClock, type TestClock } from "../testClock.test-support.ts";
