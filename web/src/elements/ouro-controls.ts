// <ouro-controls> - moves a sandbox through its run: Restart, Back, Step, Run or Stop, the slider.

import { html, type TemplateResult } from 'lit';
import { customElement, query, state as reactive } from 'lit/decorators.js';
import type { Condition } from '../engine';
import { isAtEnd } from '../moment';
import { inWords } from '../messages';
import type { StepUnit } from '../sandbox_state';
import { basics, buttons, selects } from '../styles/shared';
import { controlsStyles } from './controls_styles';
import { icons } from './icons';
import { StateElement } from './state_element';

/** What can be looked for, in the words of the page. */
const kSought = [
  ['event:free', 'object freed'],
  ['event:allocate', 'object made'],
  ['event:finalizer_called', 'finalizer called'],
  ['event:callback_called', 'weak reference callback'],
  ['event:weakref_cleared', 'weak reference cleared'],
  ['event:collection_began', 'collection begins'],
  ['phase', 'collector phase'],
  ['event:generation', 'change of generation'],
  ['event:call', 'call'],
  ['event:return', 'return'],
  ['event:raised', 'exception raised'],
  ['event:ignored', 'exception ignored'],
  ['event:output', 'output'],
] as const;

/**
 * Part of <ouro-sandbox>; `state` is its only property.
 *
 *     <ouro-controls .state=${state}></ouro-controls>
 *
 * Keys, while the focus is on one of the controls: Right steps, Left steps back, Home goes to the
 * start, End to the end; with Shift by single instructions. The arrows are chosen instead of
 * letters because they type nothing anywhere.
 * The slider moves by what Step moves by: by lines, because most ticks of a run belong to a few
 * lines that collect; by ticks when instructions are chosen, or when the run has too many lines.
 */
@customElement('ouro-controls')
export class OuroControls extends StateElement {
  @query('input[type="range"]') private slider!: HTMLInputElement;
  @reactive() private more = false;
  /** What Previous and Next look for: an entry of kSought. */
  @reactive() private sought = kSought[0][0] as string;
  #wantedValue: number | null = null;
  #focusedBefore: Element | null = null;

  override render(): TemplateResult {
    const { moment, activity } = this.state;
    const { status } = moment;
    const running = activity === 'running';
    const ready = activity === 'idle' || running;
    const atStart = status.tick === 0;
    const atEnd = isAtEnd(status);
    const waits = status.state === 'waiting';
    return html`
      <div class="bar" role="group" aria-label="Steps" @keydown=${this.#onKey}>
        <div class="buttons">
          <button
            class="restart"
            aria-label="Restart"
            ?disabled=${!ready || atStart}
            title="Back to the start (Home)"
            @click=${() => this.state.restart()}
          >
            ${icons.restart}<span class="word">Restart</span>
          </button>
          <button
            class="back"
            ?disabled=${!ready || atStart}
            title="Back by one ${this.state.stepUnit} (Left; Shift: one instruction)"
            @click=${(event: MouseEvent) => this.state.stepBack(this.#unit(event))}
          >
            ${icons.back}<span>Back</span>
          </button>
          <button
            class="step"
            ?disabled=${!ready || atEnd || running || waits}
            title="Forward by one ${this.state.stepUnit} (Right; Shift: one instruction)"
            @click=${(event: MouseEvent) => this.state.step(this.#unit(event))}
          >
            ${icons.step}<span>Step</span>
          </button>
          <button
            class="primary run"
            ?disabled=${!ready || atEnd || waits}
            title=${running ? 'Stop here' : 'Run to the end (End)'}
            @click=${() => (running ? this.state.stop() : this.state.run())}
          >
            ${running ? icons.stop : icons.run}<span>${running ? 'Stop' : 'Run'}</span>
          </button>
        </div>
        ${this.#renderSlider()}
        <div class="choices">
          ${this.#renderUnits()}
          <button
            class="more"
            aria-expanded=${this.more}
            aria-controls="more"
            title="Over and out of functions, and to events"
            @click=${() => (this.more = !this.more)}
          >
            More
          </button>
        </div>
      </div>
      <div id="more" class="bar" role="group" aria-label="More steps" ?hidden=${!this.more}>
        ${this.more ? this.#renderMore(ready && !running, atStart, atEnd) : null}
      </div>
    `;
  }

  #renderMore(ready: boolean, atStart: boolean, atEnd: boolean): TemplateResult {
    const { state } = this;
    const find = (way: 'next' | 'previous') => {
      const [condition, argument] = this.sought.split(':') as [Condition, string | undefined];
      void state.find(way, condition, argument ?? '');
    };
    return html`
      <div class="buttons">
        <button ?disabled=${!ready || atEnd} title="To the next line of this function"
          @click=${() => state.moveTowards('over')}>Over</button>
        <button ?disabled=${!ready || atEnd} title="Until this function has returned"
          @click=${() => state.moveTowards('out')}>Out</button>
      </div>
      <div class="seek">
        <button ?disabled=${!ready || atStart} aria-label="Previous of this kind"
          title="Back to the last one before this moment" @click=${() => find('previous')}
          >‹ Previous</button>
        <label>
          <span class="visually-hidden">What to look for</span>
          <select @change=${this.#onSought}>
            ${kSought.map(([value, words]) => html`
              <option value=${value} ?selected=${value === this.sought}>${words}</option>`)}
          </select>
        </label>
        <button ?disabled=${!ready || atEnd} aria-label="Next of this kind"
          title="Forward to the first one after this moment" @click=${() => find('next')}
          >Next ›</button>
      </div>
    `;
  }

  readonly #onSought = (event: Event): void => {
    this.sought = (event.target as HTMLSelectElement).value;
  };

  #renderSlider(): TemplateResult {
    const { status } = this.state.moment;
    const stops = this.#stops();
    const last = stops ? stops.length - 1 : status.lastTick;
    const line = status.line > 0 ? `, line ${status.line}` : '';
    const of = status.endKnown ? `of ${inWords(status.lastTick)}` : 'so far';
    return html`
      <div class="travel">
        <input
          type="range"
          min="0"
          .max=${String(Math.max(last, 1))}
          step="1"
          .value=${String(stops ? stopAt(stops, status.tick) : status.tick)}
          ?disabled=${!this.state.loaded || status.lastTick === 0}
          aria-label="Moment of the run"
          aria-valuetext="tick ${status.tick} ${of}${line}"
          @input=${this.#onSlide}
        />
        <output class="where">${this.#whereText()}</output>
      </div>
    `;
  }

  /** The ticks that the slider stops at; null: at all of them. */
  #stops(): number[] | null {
    const { lineTicks, status } = this.state.moment;
    if (this.state.stepUnit !== 'line' || lineTicks.length === 0) {
      return null;
    }
    const inside = lineTicks.filter((tick) => tick > 0 && tick < status.lastTick);
    return [0, ...inside, status.lastTick];
  }

  #whereText(): TemplateResult {
    const { status } = this.state.moment;
    const number = (tick: number) => tick.toLocaleString('en');
    const end = status.endKnown ? number(status.lastTick) : '…';
    const place = isAtEnd(status) ? 'end' : status.line > 0 ? `line ${status.line}` : 'start';
    return html`<b>${place}</b>
      <span><span class="word">tick </span>${number(status.tick)} / ${end}</span>`;
  }

  #renderUnits(): TemplateResult {
    const unit = (value: StepUnit, word: string) => html`
      <label class=${this.state.stepUnit === value ? 'chosen' : ''}>
        <input
          type="radio"
          name="unit"
          .checked=${this.state.stepUnit === value}
          @change=${() => this.state.setStepUnit(value)}
        />${word}
      </label>
    `;
    return html`
      <fieldset class="units">
        <legend class="visually-hidden">Step by</legend>
        ${unit('line', 'by line')} ${unit('instruction', 'by instruction')}
      </fieldset>
    `;
  }

  /** A shifted click steps by instruction, whatever is chosen. */
  #unit(event: { shiftKey: boolean }): StepUnit {
    return event.shiftKey ? 'instruction' : this.state.stepUnit;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const input = event.composedPath()[0];
    const taken = input instanceof HTMLInputElement;
    if (taken || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const action = this.#actionFor(event);
    if (action) {
      event.preventDefault();
      void action();
    }
  };

  #actionFor(event: KeyboardEvent): (() => unknown) | null {
    switch (event.key) {
      case 'ArrowRight':
        return () => this.state.step(this.#unit(event));
      case 'ArrowLeft':
        return () => this.state.stepBack(this.#unit(event));
      case 'Home':
        return () => this.state.restart();
      case 'End':
        return () => this.state.run();
      default:
        return null;
    }
  }

  /** Seeks once per frame at most, however fast the thumb is dragged. */
  readonly #onSlide = (): void => {
    const waiting = this.#wantedValue !== null;
    this.#wantedValue = Number(this.slider.value);
    if (!waiting) {
      requestAnimationFrame(() => {
        const value = this.#wantedValue;
        this.#wantedValue = null;
        if (value !== null) {
          this.state.seek(this.#stops()?.[value] ?? value);
        }
      });
    }
  };

  override willUpdate(): void {
    this.#focusedBefore = this.shadowRoot?.activeElement ?? null;
  }

  override updated(): void {
    const share = (100 * Number(this.slider.value)) / Number(this.slider.max);
    this.slider.style.setProperty('--share', `${share}%`);
    // A disabled button loses the focus, in some browsers at once; it goes to the slider, so that
    // the keys stay in reach.
    const focused = this.#focusedBefore;
    if (focused instanceof HTMLButtonElement && focused.disabled) {
      this.slider.focus({ preventScroll: true });
    }
  }

  static override styles = [basics, buttons, selects, controlsStyles];
}

/** The index of the last stop that is not behind `tick`. */
function stopAt(stops: readonly number[], tick: number): number {
  return Math.max(0, stops.findLastIndex((stop) => stop <= tick));
}

declare global {
  interface HTMLElementTagNameMap {
    'ouro-controls': OuroControls;
  }
}
