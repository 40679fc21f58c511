// exploration.ts - what a reader looks at besides the moment itself: the selected object, a
// question "what if" about it, a marked moment to compare with, and the events of a step.
//
// Belongs to a SandboxState, which tells when the run stands elsewhere. Answers are asked of the
// engine when somebody reads them, and kept until then.

import type { Changes, HeapText, Session, WhatIf } from './engine';
import { recordStep, type Interval, type StepEvents } from './step_events';
import { inspect, type Foretelling, type Inspection } from './inspection';

export interface ExplorationHost {
  /** Null while there is no program to ask about. */
  session(): Session | null;
  heapText(): HeapText;
  /** Changes with each movement. */
  turn(): number;
  /** Runs something that asks the engine; null when the engine failed. */
  guarded<T>(action: () => T): T | null;
  failed(cause: unknown): void;
  changed(): void;
}

/** A moment that the reader has marked. */
export interface Mark {
  tick: number;
  line: number;
}

export class Exploration {
  #selection = '';
  #label = '';
  #inspection: Inspection | null = null;
  #foretelling: Foretelling | null = null;
  #mark: Mark | null = null;
  #changes: Changes | null = null;

  constructor(readonly host: ExplorationHost) {}

  /** The id of the selected object; '' when none is. */
  get selection(): string {
    return this.#selection;
  }

  get foretelling(): Foretelling | null {
    return this.#foretelling;
  }

  get mark(): Mark | null {
    return this.#mark;
  }

  /** All about the selected object at this moment. */
  get inspection(): Inspection | null {
    const session = this.host.session();
    if (this.#selection === '' || !session) {
      return null;
    }
    this.#inspection ??= this.host.guarded(() =>
      inspect(session, this.host.heapText(), this.#selection, this.#label),
    );
    this.#label = this.#inspection?.label ?? this.#label;
    return this.#inspection;
  }

  /** What is different between the marked moment and this one, from the earlier to the later; null
   *  when there is no mark, or too many objects. */
  get changes(): Changes | null {
    const session = this.host.session();
    const mark = this.#mark;
    if (!mark || !session) {
      return null;
    }
    this.#changes ??= this.host.guarded(
      () => JSON.parse(session.changesSince(mark.tick)) as Changes | null,
    );
    return this.#changes;
  }

  select(id: string): void {
    const session = this.host.session();
    if (!session || id === this.#selection) {
      return;
    }
    this.host.guarded(() => session.select(id));
    this.#choose(id);
  }

  /** The picture may have changed the selection. */
  follow(): void {
    const id = this.host.guarded(() => this.host.session()?.selected() ?? '') ?? '';
    if (id !== this.#selection) {
      this.#choose(id);
    }
  }

  /** Asks what would happen if this holder let go of the selected object. */
  askWhatIf(holder: string): void {
    const session = this.host.session();
    if (!session) {
      return;
    }
    const answer = this.host.guarded(
      () => JSON.parse(session.whatIf(this.#selection, holder)) as WhatIf,
    );
    this.#foretelling = answer && { holder, answer };
    this.host.changed();
  }

  forgetWhatIf(): void {
    if (this.#foretelling) {
      this.#dropForetelling();
      this.host.changed();
    }
  }

  markMoment(mark: Mark | null): void {
    this.#mark = mark;
    this.#changes = null;
    this.host.changed();
  }

  /** What happened in a step. Asked in slices, and given up as soon as anything moves. */
  async recordStep(
    step: Interval,
    details: boolean,
    report: (found: StepEvents) => boolean,
  ): Promise<void> {
    const session = this.host.session();
    const turn = this.host.turn();
    if (!session) {
      return;
    }
    try {
      await recordStep(session, step, details, (found) =>
        turn === this.host.turn() && report(found));
    } catch (cause) {
      this.host.failed(cause);
    }
  }

  /** The run stands elsewhere. */
  moved(): void {
    this.#inspection = null;
    this.#foretelling = null;
    this.#changes = null;
  }

  /** Another program, or none. */
  reset(): void {
    this.moved();
    this.#selection = this.#label = '';
    this.#mark = null;
  }

  #choose(id: string): void {
    this.#selection = id;
    this.#label = '';
    this.#inspection = null;
    this.#dropForetelling();
    this.host.changed();
  }

  #dropForetelling(): void {
    if (this.#foretelling) {
      this.#foretelling = null;
      this.host.guarded(() => this.host.session()?.whatIf('', ''));
    }
  }
}
