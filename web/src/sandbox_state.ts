// sandbox_state.ts - everything one sandbox shows, in one place. Read this first.
//
// A SandboxState owns one Session of the engine. The elements call its methods and redraw when it
// says 'change'; none of them keeps a copy. What the page shows about the machine is a Moment,
// taken from the session after each movement, so a redraw never depends on when it happens.
//
// The program on the screen may be newer than the one in the session while somebody types. Then
// `edited` holds, the moment is blank, and the first movement loads the new text.
//
// Only one movement runs at a time; a newer one ends an older one that still runs in slices.
// Events: 'change' (redraw), 'step' (a movement is over), 'finish' (it led to the end),
// 'problem' (there is a message of tone 'error'). This file knows no DOM but EventTarget: the
// elements, the lessons and the tests use it alike.

import type { Condition, Diagnostic, EngineModule, HeapText, Profile, Session } from './engine';
import { Exploration } from './exploration';
import * as messages from './messages';
import { emptyMoment, isAtEnd, momentOf, type Moment } from './moment';
import type { Place } from './places';
import { runInSlices, type FindCondition, type RunEnd, type RunHooks } from './run_loop';
import { goBack, knowsGoal, searchInSlices, seekAtOnce, seekInSlices } from './travel';

/** A line that the reader has typed for input(), and at which tick. */
export interface GivenLine {
  text: string;
  tick: number;
}

export type StepUnit = 'line' | 'instruction';

/** 'waiting': no engine yet; 'running': a movement takes longer than one slice;
 *  'broken': the engine failed, nothing moves any more. */
export type Activity = 'waiting' | 'loading' | 'idle' | 'running' | 'broken';

/** How long after the last key a changed program is compiled. */
const kTypingPauseMs = 350;

export class SandboxState extends EventTarget {
  #source = '';
  #python = '';
  #activity: Activity = 'waiting';
  #stepUnit: StepUnit = 'line';
  #moment: Moment = emptyMoment();
  #message: messages.Message | null = null;
  #edited = false;
  /** True when an edit has ended a run and nothing has moved since: worth a message. */
  #startedOver = false;
  #loaded = false;
  #module: EngineModule | null = null;
  #profiles: Profile[] = [];
  #session: Session | null = null;
  #heapText: HeapText | null = null;
  /** Grows with each movement; a run in slices ends when it is no longer the newest. */
  #turn = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #given: GivenLine[] = [];
  /** The movement that waits for a line of input. */
  #unfinished: { condition: Condition; argument: string } | null = null;
  /** Where a search for a moment began that is still under way; the session stands anywhere. */
  #searchOrigin: number | null = null;

  /** The selected object, questions about it, and the marked moment. */
  readonly exploration = new Exploration({
    session: () => (this.#isAtRest() ? this.#session : null),
    heapText: () => this.heapText,
    turn: () => this.#turn,
    guarded: (action) => this.#guarded(action),
    failed: (cause) => this.fail(cause),
    changed: () => this.#changed(),
  });

  get source(): string {
    return this.#source;
  }

  /** The chosen version of CPython; before the engine is there, the one that was asked for. */
  get python(): string {
    return this.#python;
  }

  get profiles(): readonly Profile[] {
    return this.#profiles;
  }

  get activity(): Activity {
    return this.#activity;
  }

  get stepUnit(): StepUnit {
    return this.#stepUnit;
  }

  get moment(): Moment {
    return this.#moment;
  }

  get message(): messages.Message | null {
    return this.#message;
  }

  /** True when the program on the screen has not been compiled yet. */
  get edited(): boolean {
    return this.#edited;
  }

  /** True when there is a compiled program to move in. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** What the reader has typed for input() up to this moment. */
  get givenLines(): readonly GivenLine[] {
    return this.#given.filter((line) => line.tick < this.#moment.status.tick);
  }

  /** For the stage only: it draws the session's picture and passes input to it. */
  get session(): Session | null {
    return this.#session;
  }

  /** The complete state in words, at this moment. */
  get heapText(): HeapText {
    if (!this.#session || !this.#isAtRest()) {
      return { frames: [], objects: [] };
    }
    this.#heapText ??= JSON.parse(this.#session.heapText()) as HeapText;
    return this.#heapText;
  }

  /** This moment as a JSON file (core/inspect/STATE.md); '' when there is none. */
  get stateFile(): string {
    const session = this.#isAtRest() ? this.#session : null;
    return session ? (this.#guarded(() => session.stateFile()) ?? '') : '';
  }

  /** The engine is on its way. */
  beginLoading(): void {
    this.#activity = 'loading';
    this.#changed();
  }

  /** Takes the engine and stands at the start of the program. */
  open(module: EngineModule, profiles: Profile[]): void {
    this.#module = module;
    this.#profiles = profiles;
    const asked = this.#python;
    const known = profiles.find((profile) => profile.name === asked);
    const standard = profiles.find((profile) => profile.isDefault) ?? profiles.at(-1);
    this.#python = (known ?? standard)?.name ?? '';
    this.#guarded(() => this.#startSession());
    if (asked !== '' && !known && this.#loaded) {
      this.#message = messages.messageOfUnknownVersion(asked, this.#python);
    }
    this.#changed();
  }

  /** Says that the engine could not be loaded, or failed. */
  fail(cause: unknown): void {
    this.#turn++;
    this.#activity = 'broken';
    this.#message = messages.messageOfFailure(cause);
    this.#changed();
    this.#emit('problem');
  }

  /** Ends everything; the state can be opened again. */
  close(): void {
    this.#turn++;
    clearTimeout(this.#typing);
    if (this.#activity !== 'broken') {
      this.#session?.delete();
      this.#activity = 'waiting';
    }
    this.#session = null;
    this.#loaded = false;
    this.#moment = emptyMoment();
    this.#heapText = null;
  }

  /** Takes a new program text. The run starts over; it is compiled after a pause in typing. */
  setSource(source: string): void {
    if (source === this.#source) {
      return;
    }
    this.#source = source;
    this.#turn++;
    clearTimeout(this.#typing);
    if (this.#session && this.#activity !== 'broken') {
      this.#startedOver ||= this.#moment.status.tick > 0;
      this.#activity = 'idle';
      this.#edited = true;
      this.#loaded = false;
      this.#moment = emptyMoment();
      this.#heapText = null;
      this.exploration.reset();
      this.#message = this.#startedOver ? messages.messageOfEdit() : null;
      this.#typing = setTimeout(() => this.#guarded(() => this.#compile()), kTypingPauseMs);
    }
    this.#changed();
  }

  /** Chooses a version of CPython. The run starts over. */
  setPython(name: string): void {
    if (name === this.#python) {
      return;
    }
    const profile = this.#profiles.find((candidate) => candidate.name === name);
    if (this.#module && !profile) {
      this.#message = messages.messageOfUnknownVersion(name, this.#python);
      this.#changed();
      return;
    }
    this.#python = name;
    if (this.#module && profile && this.#activity !== 'broken') {
      const hadRun = this.#moment.status.tick > 0;
      this.#guarded(() => this.#startSession());
      if (hadRun && this.#loaded) {
        this.#message = messages.messageOfVersion(profile.title);
      }
    }
    this.#changed();
  }

  setStepUnit(unit: StepUnit): void {
    this.#stepUnit = unit;
    this.#changed();
  }

  /** To the next line or instruction. */
  async step(unit: StepUnit = this.#stepUnit): Promise<void> {
    await this.#moveTowards(unit, '');
  }

  /** Over a line's calls, or out of this function. */
  async moveTowards(condition: 'over' | 'out'): Promise<void> {
    await this.#moveTowards(condition, '');
  }

  /** To the previous line or instruction. */
  async stepBack(unit: StepUnit = this.#stepUnit): Promise<void> {
    const from = this.#moment;
    await this.#moveInSlices((session, hooks) => goBack(session, from, unit, hooks),
      knowsGoal(from, unit) ? 'seek' : 'search');
  }

  /** To the end of the program, or until stop(). */
  async run(): Promise<void> {
    const { endKnown, lastTick } = this.#moment.status;
    if (endKnown && !this.#edited) {
      await this.seek(lastTick);
    } else {
      await this.#moveTowards('end', '');
    }
  }

  /** Ends a run where it is. */
  stop(): void {
    if (this.#activity !== 'running') {
      return;
    }
    this.#moveAtOnce(() => undefined);
    if (!isAtEnd(this.#moment.status)) {
      this.#message = messages.messageOfStop(this.#moment.status);
      this.#changed();
    }
  }

  /** Back to the first moment of the program, which asks for its input anew. */
  async restart(): Promise<void> {
    const session = this.#session;
    if (this.#given.length === 0 || !session) {
      return this.seek(0);
    }
    this.#turn++;
    this.#guarded(() => {
      this.#load(session);
      this.#arrive(session, null);
    });
  }

  /** A line for input(); null: the input ends. The movement that waits for it goes on. */
  async giveInput(text: string | null): Promise<void> {
    const { status } = this.#moment;
    const session = this.#session;
    if (status.state !== 'waiting' || !session) {
      return;
    }
    this.#guarded(() => (text === null ? session.endInput() : session.giveInput(text)));
    this.#given.push({ text: text ?? '', tick: status.tick });
    const { condition, argument } = this.#unfinished ?? { condition: 'line', argument: '' };
    await this.#moveTowards(condition, argument);
  }

  /** To the next moment of a kind, or to the last one before this; where there is none, it stays
   *  and says so. */
  async find(way: 'next' | 'previous', condition: FindCondition, argument: string): Promise<void> {
    await this.#moveInSlices((session, hooks) =>
      searchInSlices(session, way, condition, argument, hooks), 'search', (end) => {
      if (end === 'end') {
        this.#message = messages.messageOfNothing(way);
      }
    });
  }

  /** To a moment that the run has already reached. */
  async seek(tick: number): Promise<void> {
    await this.#moveInSlices((session, hooks) =>
      seekInSlices(session, tick, 'line', hooks), 'seek');
  }

  /** To a place, counted from the start of the run. */
  async goTo(place: Place): Promise<void> {
    switch (place.kind) {
      case 'start':
        return this.restart();
      case 'end':
        return this.run();
      case 'tick':
        if (place.tick > this.#moment.status.lastTick) {
          return this.#moveTowards('tick', String(place.tick));
        }
        return this.seek(place.tick);
      case 'line':
        if (this.#rewind()?.line === place.line) {
          return this.restart();
        }
        return this.#moveTowards('atLine', String(place.line));
      case 'event':
        this.#rewind();
        return this.#moveTowards('event', place.name);
    }
  }

  /** Puts the session at tick 0 without showing it. */
  #rewind(): ReturnType<Session['status']> | null {
    this.#turn++;
    return this.#guarded(() => {
      const session = this.#compile();
      if (session) {
        seekAtOnce(session, 0);
      }
      return session?.status() ?? null;
    });
  }

  async #moveTowards(condition: Condition, argument: string): Promise<void> {
    this.#unfinished = { condition, argument };
    await this.#moveInSlices((session, hooks) =>
      runInSlices(session, condition, argument, hooks), 'run');
  }

  /**
   * A movement that may take long: runs in slices and can be stopped. A run shows where it is; the
   * others show nothing until they arrive, and when they are stopped, it stands where it stood.
   */
  async #moveInSlices(
    move: (session: Session, hooks: RunHooks) => Promise<RunEnd>,
    kind: 'run' | 'seek' | 'search',
    arrived?: (end: RunEnd) => void,
  ): Promise<void> {
    const turn = ++this.#turn;
    // A goal is the same wherever the way to it begins.
    const session = this.#guarded(() => this.#compile(kind !== 'seek'));
    if (!session) {
      return;
    }
    if (kind !== 'run') {
      this.#searchOrigin ??= session.status().tick;
    }
    const before = this.#moment.counters;
    const hooks = {
      shouldStop: () => turn !== this.#turn,
      onProgress: () => {
        this.#activity = 'running';
        if (this.#searchOrigin === null) {
          this.#take(session, before);
        } else {
          this.#changed();
        }
      },
    };
    try {
      const end = await move(session, hooks);
      if (end !== 'interrupted' && turn === this.#turn) {
        this.#searchOrigin = null;
        this.#arrive(session, before);
        arrived?.(end);
        this.#changed();
      }
    } catch (cause) {
      this.fail(cause);
    }
  }

  /** A movement that is over when it returns. */
  #moveAtOnce(action: (session: Session) => void): void {
    this.#turn++;
    this.#guarded(() => {
      const session = this.#compile();
      if (session) {
        const before = this.#moment.counters;
        action(session);
        this.#arrive(session, before);
      }
    });
  }

  /** The session with the program on the screen in it; null when there is none that compiles. It
   *  stands where the reader thinks, unless `returns` is false. */
  #compile(returns = true): Session | null {
    if (!this.#session || this.#activity === 'broken') {
      return null;
    }
    if (this.#edited) {
      clearTimeout(this.#typing);
      this.#load(this.#session);
      this.#changed();
    }
    if (this.#searchOrigin !== null && returns) {
      seekAtOnce(this.#session, this.#searchOrigin);
      this.#searchOrigin = null;
    }
    return this.#loaded ? this.#session : null;
  }

  /** Whether the session stands at the moment that is shown, and can be asked. */
  #isAtRest(): boolean {
    return this.#loaded && this.#activity !== 'broken' && this.#searchOrigin === null;
  }

  #startSession(): void {
    this.#turn++;
    clearTimeout(this.#typing);
    if (!this.#module) {
      return;
    }
    this.#session?.delete();
    this.#session = null;
    this.#session = new this.#module.Session(this.#python);
    this.#startedOver = false;
    this.#activity = 'idle';
    this.#load(this.#session);
  }

  #load(session: Session): void {
    const found = session.load(this.#source);
    this.#edited = false;
    this.#given = [];
    this.#searchOrigin = null;
    this.exploration.reset();
    this.#loaded = found === '';
    this.#heapText = null;
    if (this.#loaded) {
      this.#message = this.#startedOver ? messages.messageOfEdit() : null;
      this.#moment = momentOf(session, null);
    } else {
      this.#message = messages.messageOfDiagnostic(JSON.parse(found) as Diagnostic);
      this.#moment = emptyMoment();
      this.#emit('problem');
    }
  }

  #take(session: Session, before: Moment['before']): void {
    this.#moment = momentOf(session, before, this.#moment);
    this.#startedOver = false;
    this.#heapText = null;
    this.exploration.moved();
    this.#message = messages.messageOfStatus(this.#moment.status);
    this.#changed();
  }

  #arrive(session: Session, before: Moment['before']): void {
    this.#activity = 'idle';
    this.#take(session, before);
    this.#emit('step');
    if (isAtEnd(this.#moment.status)) {
      this.#emit('finish');
    }
    if (this.#message?.tone === 'error') {
      this.#emit('problem');
    }
  }

  #guarded<T>(action: () => T): T | null {
    try {
      return action();
    } catch (cause) {
      this.fail(cause);
      return null;
    }
  }

  #changed(): void {
    this.#emit('change');
  }

  #emit(name: 'change' | 'step' | 'finish' | 'problem'): void {
    this.dispatchEvent(new Event(name));
  }
}
