// <ouro-events> - what happened in the last step, event by event, as a list to read.

import { css, html, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { lastStep, type StepEvents } from '../step_events';
import { inWords } from '../messages';
import { basics, buttons, folds } from '../styles/shared';
import { StateElement } from './state_element';

/**
 * Part of <ouro-sandbox>; `state` is its only property.
 *
 *     <ouro-events .state=${state}></ouro-events>
 *
 * Closed at first; only while it is open it asks the engine, which has to run the step again.
 */
@customElement('ouro-events')
export class OuroEvents extends StateElement {
  @query('details') private fold!: HTMLDetailsElement;
  @state() private open = false;
  @state() private details = false;
  @state() private found: StepEvents | null = null;
  /** Which moment `found` belongs to. */
  #key = '';

  override render(): TemplateResult {
    return html`
      <details @toggle=${this.#onToggle}>
        <summary>
          Events<span class="aside">everything that the last step did, one by one</span>
        </summary>
        ${this.open ? html`<div class="body">${this.#renderBody()}</div>` : null}
      </details>
    `;
  }

  override updated(): void {
    if (this.open && this.state.activity === 'idle') {
      void this.#record();
    }
  }

  #renderBody(): TemplateResult {
    const { moment } = this.state;
    if (moment.status.tick === 0) {
      return html`<p class="quiet">Nothing has run yet.</p>`;
    }
    const { begin, end } = lastStep(moment);
    return html`
      <div class="head">
        <h4>${inWords(end - begin)}, from ${begin} to ${end}</h4>
        <label>
          <input type="checkbox" .checked=${this.details} @change=${this.#onDetails} />
          also numbers, texts, and what library code does
        </label>
      </div>
      ${this.#renderFound()}
    `;
  }

  #renderFound(): TemplateResult {
    const { found } = this;
    if (!found) {
      return html`<p class="quiet">Looking…</p>`;
    }
    const { events, known, end, tooMany } = found;
    if (tooMany) {
      return html`<p class="quiet">There are too many objects to look at each after each tick.</p>`;
    }
    return html`
      ${events.length === 0 && known >= end
        ? html`<p class="quiet">Nothing of interest: only numbers, texts or library code.</p>`
        : null}
      <ol>
        ${events.map((event, index) => html`<li>
          <span class="tick"
            >${event.tick === events[index - 1]?.tick
              ? null
              : html`<button
                  class="link"
                  aria-label=${`Go to tick ${event.tick}`}
                  @click=${() => this.state.seek(event.tick)}
                  >${event.tick}</button
                >`}</span
          >
          <span>
            ${event.object === ''
              ? event.text
              : html`<button class="link plain" title="Look at this object"
                  @click=${() => this.state.exploration.select(event.object)}
                  >${event.text}</button
                >`}
          </span>
        </li>`)}
      </ol>
      ${known < end
        ? html`<p class="quiet">… and so on, until tick ${end}.</p>`
        : null}
    `;
  }

  async #record(): Promise<void> {
    const { moment } = this.state;
    const step = lastStep(moment);
    const key = `${step.begin} ${step.end} ${this.details} ${moment.counters?.allocations}`;
    if (key === this.#key) {
      return;
    }
    this.#key = key;
    this.found = null;
    await this.state.exploration.recordStep(step, this.details, (found) => {
      if (this.#key !== key || !this.open) {
        return false;
      }
      this.found = found;
      return true;
    });
  }

  readonly #onToggle = (): void => {
    this.open = this.fold.open;
    this.#key = '';
  };

  readonly #onDetails = (event: Event): void => {
    this.details = (event.target as HTMLInputElement).checked;
  };

  static override styles = [
    basics,
    buttons,
    folds,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 2px 20px;
        margin-bottom: 4px;
      }
      label {
        color: var(--ink-soft);
      }
      input {
        margin: 0 4px 0 0;
        vertical-align: -2px;
        accent-color: var(--accent);
      }
      ol {
        max-height: 340px;
        margin: 0 0 8px;
        padding: 0;
        overflow: auto;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 5.2em minmax(0, 1fr);
        gap: 10px;
        overflow-wrap: anywhere;
      }
      .tick {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      .body button.plain {
        color: var(--ink);
        text-decoration: none;
      }
      .body button.plain:hover {
        text-decoration: underline;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ouro-events': OuroEvents;
  }
}
