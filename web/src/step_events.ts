// step_events.ts - what happened in the last step, tick by tick.
//
// The engine records events by running the ticks again, about a thousand a second, so a long step
// is recorded in slices, and only its beginning is told.

import type { EventLog, Session } from './engine';
import { isAtEnd, type Moment } from './moment';

export type StepEvent = EventLog['events'][number];

/** The ticks behind `begin` up to `end`. */
export interface Interval {
  begin: number;
  end: number;
}

export interface StepEvents extends Interval {
  /** The tick up to which they are known; `end` when all of them are. */
  known: number;
  events: StepEvent[];
  /** There are so many objects that it would take too long. */
  tooMany: boolean;
}

/** The first slice; the next ones take about kSliceMs, however large the heap is. */
const kFirstTicks = 8;
const kSliceMs = 30;
const kSliceTicksMax = 200;
const kTicksMax = 2000;
const kEventsMax = 400;

/** The step that led to a moment: a line when a line begins or the run ends there, else a tick. */
export function lastStep(moment: Moment): Interval {
  const { status, lineTicks } = moment;
  const { tick } = status;
  if (isAtEnd(status) || lineTicks.includes(tick)) {
    const before = lineTicks.filter((line) => line < tick).at(-1) ?? 0;
    return { begin: before, end: tick };
  }
  return { begin: Math.max(0, tick - 1), end: tick };
}

/** Records in slices; `report` hears what is known so far and says whether to go on. */
export async function recordStep(
  session: Session,
  step: Interval,
  details: boolean,
  report: (found: StepEvents) => boolean,
): Promise<void> {
  const found: StepEvents = { ...step, known: step.begin, events: [], tooMany: false };
  const stop = Math.min(step.end, step.begin + kTicksMax);
  let ticks = kFirstTicks;
  while (found.known < stop && found.events.length < kEventsMax) {
    const end = Math.min(stop, found.known + ticks);
    const started = performance.now();
    const answer = session.events(found.known, end, kEventsMax, details);
    const log = JSON.parse(answer) as EventLog | null;
    if (!log) {
      found.tooMany = true;
      break;
    }
    found.events = [...found.events, ...log.events.filter((event) => event.kind !== 'line')];
    if (log.end <= found.known) {
      break;
    }
    found.known = log.end;
    const share = kSliceMs / Math.max(performance.now() - started, 1);
    ticks = Math.min(kSliceTicksMax, Math.max(1, Math.round(ticks * Math.min(2, share))));
    if (found.known < stop && !report({ ...found })) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  report(found);
}
