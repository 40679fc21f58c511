// moment.ts - what the page knows about one moment of a run: plain data, taken all at once.

import type {
  Counters, HeapText, OutputPiece, OutputTail, RisingCounters, Session, Status,
} from './engine';

/** More output than this is not shown at once, as a moment must not take long. */
const kOutputMax = 40_000;

export interface Moment {
  status: Status;
  /** Where lines began, up to `status.lastTick`; empty when the run is too long to know. */
  lineTicks: readonly number[];
  /** The output up to this moment, but for the first `outputLeftOut` characters. */
  output: OutputPiece[];
  outputLeftOut: number;
  /** Null before a program is loaded. */
  counters: Counters | null;
  /** The counters of the moment that was shown before, to mark what changed. */
  before: Counters | null;
  /** A sentence on what has just happened; empty at the start. */
  narration: string;
}

/** The moment of a sandbox without a loaded program. */
export function emptyMoment(): Moment {
  const status: Status = {
    state: 'empty',
    tick: 0,
    lastTick: 0,
    endKnown: false,
    line: 0,
    reason: '',
    reasonLine: 0,
    exitCode: 0,
  };
  return {
    status,
    lineTicks: [],
    output: [],
    outputLeftOut: 0,
    counters: null,
    before: null,
    narration: '',
  };
}

/** Where `session` stands now; `last` is what the reader saw last of the same program, and
 *  `before` the counters then, or earlier. */
export function momentOf(
  session: Session,
  before: Counters | null,
  last: Moment = emptyMoment(),
): Moment {
  const status = session.status();
  // They grow with the furthest tick only, and there may be thousands of them.
  const lineTicks = status.lastTick > 0 && status.lastTick === last.status.lastTick
    ? last.lineTicks
    : JSON.parse(session.lineTicks()) as number[];
  const output = JSON.parse(session.output(kOutputMax)) as OutputTail;
  return {
    status,
    lineTicks,
    output: output.pieces,
    outputLeftOut: output.leftOut,
    counters: JSON.parse(session.counters()) as Counters,
    before,
    narration: session.narration(),
  };
}

type SingleNumber = { [Key in keyof Counters]: Counters[Key] extends number ? Key : never };
/** The counters that are one number. */
export type CounterName = SingleNumber[keyof Counters];

/** What the program itself has brought a counter to: what Python does when it exits is left out. */
export function ownCount(counters: Counters, name: CounterName): number {
  if (name === 'liveObjects') {
    return counters.ownObjects;
  }
  return counters.atExit[name as keyof RisingCounters] ?? counters[name];
}

/** True at the last moment of a run that has ended, however it ended. */
export function isAtEnd(status: Status): boolean {
  return status.state === 'finished' || status.state === 'stopped';
}

/** The object that a name leads to, seen from the running function outwards; null when unbound. */
export function objectNamed(heap: HeapText, name: string): HeapText['objects'][number] | null {
  for (const frame of [...heap.frames].reverse()) {
    const found = frame.names.find((entry) => entry.name === name);
    if (found) {
      return heap.objects.find((object) => object.id === found.object) ?? null;
    }
  }
  return null;
}
