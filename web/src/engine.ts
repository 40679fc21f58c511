// engine.ts - what the wasm module offers to the page: the Embind surface, typed by hand.
//
// This file is the contract between wasm/bindings.cpp and the page; both sides change together.
// Everything the page knows about a program comes through a Session. A Session owns one machine,
// its history and one picture; whoever makes it must call delete() once.
// All positions are ticks: one tick is one bytecode instruction or one task step. Tick 0 is the
// moment before the first instruction. Ticks are whole numbers far below 2 ** 53.

/** Where a Session stands. Made by Session.status(). */
export interface Status {
  /** "empty": nothing loaded; "paused": at `tick`, more to run; "finished": the program ended;
   *  "waiting": input() needs a line (Session.giveInput), until then nothing moves on; "stopped": a
   *  limit ended the run (see `reason`). The run up to there stays explorable. */
  state: 'empty' | 'paused' | 'finished' | 'stopped' | 'waiting';
  tick: number;
  /** The furthest tick reached so far; the end of the run when `endKnown`. */
  lastTick: number;
  endKnown: boolean;
  /** The source line about to run, from 1; 0 when there is none. */
  line: number;
  /** One sentence on why the run stopped, or the last line of the traceback when an uncaught
   *  exception ended it ("ZeroDivisionError: division by zero"); empty otherwise. */
  reason: string;
  /** The source line that `reason` is about, from 1; 0 when there is none. */
  reasonLine: number;
  /** Exit status as `python` would give it, once finished. */
  exitCode: number;
}

/** A mistake in the program text. Lines count from 1, columns from 0 in UTF-16 units. */
export interface Diagnostic {
  kind: string;
  message: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** Why a run towards a condition ended. "budget": call again to go on. */
export type RunResult = 'reached' | 'budget' | 'end';

/** The conditions that Session.runTo understands. `argument` belongs to some of them. */
export type Condition =
  | 'end' // until the program ends
  | 'line' // until another line is about to run (steps into calls)
  | 'lineOrExit' // the same, or until the program's own code has ended and Python exits
  | 'over' // until another line of this frame, or of a caller, is about to run
  | 'out' // until this frame has returned
  | 'instruction' // one tick
  | 'tick' // argument: the tick
  | 'atLine' // argument: the line number, the next time it is about to run
  | 'phase' // until the collector enters its next phase
  | 'event' // argument: a name of events.def
  | 'count' // argument: an object's id; until its reference count changes
  | 'object'; // argument: an object's id; until anything happens to it

export interface Session {
  /** Takes a program and stands at tick 0. Returns '' or the JSON of a Diagnostic. */
  load(source: string): string;
  /** Runs forward at most `maxTicks` ticks towards a condition: one slice of a longer run. */
  runTo(condition: Condition, argument: string, maxTicks: number): RunResult;
  /**
   * Goes to any tick in 0..lastTick, in slices of about `maxTicks` ticks. False: call again with
   * the same tick; until then it stands anywhere. `unit`: what is told as the last step there, when
   * a line begins there.
   */
  seekTowards(tick: number, unit: 'instruction' | 'line', maxTicks: number): boolean;
  /**
   * Goes back to the last moment before this one at which a run towards the condition would have
   * stopped, looking through about `maxTicks` ticks. "end": there is none, and it stands where it
   * stood. "budget": call again; until then it stands anywhere. Also understands "reference": the
   * moment since when a holder has held an object; the argument is the object's id, a space, and
   * the holder as Holders calls it.
   */
  runBack(condition: Condition | 'reference', argument: string, maxTicks: number): RunResult;
  /** A line for input(); the end of the input: there will be no more. */
  giveInput(line: string): void;
  endInput(): void;
  status(): Status;
  /** JSON of number[]: the ticks at which a line was about to run, up to lastTick, in rising order.
   *  Empty when the run is too long for them to be known. */
  lineTicks(): string;
  /** The end of the program's output up to the present tick: JSON of OutputTail. */
  output(charactersMax: number): string;
  /** JSON of Counters at the present tick. */
  counters(): string;
  /** JSON of HeapText: the complete state as text, for the DOM mirror. */
  heapText(): string;
  /** One plain sentence on the tick that has just run; empty at tick 0. */
  narration(): string;
  /** JSON of CodeView: instructions of the running code with the current one marked. */
  codeView(): string;
  /** Who holds an object: JSON of Holders, or "null" when nothing alive has this id. */
  holders(id: string): string;
  /** Why it is alive: JSON of WhyAlive, or "null". */
  whyAlive(id: string): string;
  /** What if this holder (Holders.holders[].text) let go of it: JSON of WhatIf. Nothing moves, but
   *  the picture marks what would become of which object. Both '': takes the marks away. */
  whatIf(id: string, holder: string): string;
  /** Objects that refer to each other in circles: JSON of Cycle[]. */
  cycles(): string;
  /**
   * What the ticks behind `begin` up to `end` did: JSON of EventLog. Recorded now, by running them
   * again: about a thousand ticks a second. With `details`: also what happened to numbers, texts,
   * parts of other objects and what was there before the program. "null": there are too many
   * objects.
   */
  events(begin: number, end: number, maxEvents: number, details: boolean): string;
  /** What is different now from how it was at `tick`: JSON of Changes. "null": there are too many
   *  objects. */
  changesSince(tick: number): string;
  /** This moment as a file: see core/inspect/STATE.md. */
  stateFile(): string;
  /** The picture. Sizes are CSS pixels; `scale` is the device pixel ratio. */
  setTheme(theme: 'light' | 'dark', reducedMotion: boolean): void;
  /** Which pictures to draw, separated by spaces: "heap collector timeline memory code". */
  setView(views: string): void;
  resize(width: number, height: number, scale: number): void;
  /** True when the picture would look different from the one drawn last. */
  needsFrame(): boolean;
  /** Draws into the module's shared canvas (top left corner, width*scale x height*scale pixels). */
  drawFrame(): void;
  pointer(kind: 'move' | 'down' | 'up' | 'leave', x: number, y: number, button: number): void;
  wheel(deltaX: number, deltaY: number, zoom: boolean): void;
  /** Keys for the picture: KeyboardEvent.key. True when the picture used it. */
  key(key: string, shift: boolean): boolean;
  /** Id of the selected object as text ("0x7f…"), '' when none; select(''): none. */
  selected(): string;
  select(id: string): void;
  delete(): void;
}

/** What was printed on one stream, without a line typed in between. */
export interface OutputPiece {
  stream: 'stdout' | 'stderr';
  text: string;
  /** When it begins. */
  tick: number;
}

export interface OutputTail {
  /** Characters before the pieces. */
  leftOut: number;
  pieces: OutputPiece[];
}

export interface Holders {
  label: string;
  /** 0 when immortal. */
  refcount: number;
  immortal: boolean;
  /** Counted references of all holders together. */
  counted: number;
  /** Why `counted` is not `refcount`, in a sentence; empty when it is. */
  difference: string;
  /** `object`: the id of the holding object, '' for a name, a call or unfinished work. */
  holders: {
    text: string;
    object: string;
    strength: 'strong' | 'borrowed' | 'weak';
    count: number;
  }[];
}

export interface WhyAlive {
  reachable: boolean;
  sentence: string;
  /** From a name, call or task to the object, the shortest way. */
  path: { edge: string; id: string; label: string }[];
}

export interface WhatIf {
  sentence: string;
  /** False: a program cannot cut this reference alone; the sentence says so. */
  possible: boolean;
  freed: ObjectName[];
  garbage: ObjectName[];
  objectsFreed: number;
  objectsGarbage: number;
  finalizersCalled: number;
  callbacksCalled: number;
}

export interface ObjectName {
  id: string;
  label: string;
}

export interface Cycle {
  unreachable: boolean;
  /** Ids. */
  objects: string[];
}

export interface EventLog {
  /** The tick up to which events were recorded. */
  end: number;
  /** `kind`: a name of events.def. `text`: without a capital letter and a full stop. */
  events: { tick: number; kind: string; object: string; text: string }[];
}

export interface CountChange extends ObjectName {
  before: number;
  after: number;
}

export interface ReferenceChange extends ObjectName {
  holder: string;
  strength: 'strong' | 'borrowed' | 'weak';
}

/** What is different between two moments. */
export interface Changes {
  made: ObjectName[];
  freed: ObjectName[];
  counts: CountChange[];
  gained: ReferenceChange[];
  lost: ReferenceChange[];
  becameUnreachable: ObjectName[];
  resurrected: ObjectName[];
  grewOlder: ObjectName[];
}

/** Live counters; all are exact at the present tick. Sizes are bytes. */
export interface Counters extends RisingCounters {
  liveObjects: number;
  /** Those of them that are the program's own, not of modules that it imports. */
  ownObjects: number;
  /** What the process has taken from the system. */
  memoryBytes: number;
  generationCounts: number[];
  thresholds: number[];
  weakReferences: number;
  /** As it was when Python began to exit: what the program itself has done. Empty before. */
  atExit: Partial<RisingCounters>;
}

/** Counters that never fall. */
export interface RisingCounters {
  referencesTaken: number;
  referencesDropped: number;
  allocations: number;
  frees: number;
  collections: number;
  collected: number;
  uncollectable: number;
  finalizersCalled: number;
}

/** The complete state in words. Frames: the module first, the running function last. */
export interface HeapText {
  frames: { name: string; line: number; names: { name: string; object: string }[] }[];
  objects: {
    id: string;
    /** "list #2": stable for the life of the object. */
    label: string;
    type: string;
    repr: string;
    refcount: number;
    immortal: boolean;
    /** 0, 1, 2, or -1 when the collector does not track it. */
    generation: number;
    /** Alive although no name leads to it. */
    unreachable: boolean;
    sizeBytes: number;
    /** What it refers to: edge name ("[0]", ".next", "key 'a'") and the object's id. */
    edges: { name: string; object: string; weak: boolean }[];
    /** Who holds it: "name 'a'", "list #2 [0]", "value stack of f". */
    holders: string[];
  }[];
}

export interface CodeView {
  name: string;
  rows: { offset: number; line: number; opcode: string; argument: string; current: boolean }[];
  stack: string[];
}

export interface EngineModule {
  Session: new (python: string) => Session;
  /** JSON of Profile[]: the versions to choose from, oldest first. */
  profiles(): string;
  /** The canvas that every Session draws into, one per page: a CSS selector, called once before
   *  the first drawFrame. The module sizes the canvas; it only ever grows. False: no WebGL 2. */
  setCanvas(selector: string): boolean;
}

/** A version of CPython to choose: "3.14" and what it stands for in words. */
export interface Profile {
  name: string;
  title: string;
  /** True for exactly one. */
  isDefault: boolean;
}

/** The default export of the module's loader file. */
export type EngineFactory = (options?: {
  locateFile?: (name: string) => string;
  wasmBinary?: ArrayBuffer;
}) => Promise<EngineModule>;
