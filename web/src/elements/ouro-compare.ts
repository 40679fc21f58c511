// <ouro-compare> - what is different between a moment that the reader has marked and this one.

import { css, html, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Changes, ObjectName } from '../engine';
import { basics, buttons, folds } from '../styles/shared';
import { StateElement } from './state_element';

/**
 * Part of <ouro-sandbox>; `state` is its only property.
 *
 *     <ouro-compare .state=${state}></ouro-compare>
 */
@customElement('ouro-compare')
export class OuroCompare extends StateElement {
  @query('details') private fold!: HTMLDetailsElement;
  @state() private open = false;

  override render(): TemplateResult {
    const { mark } = this.state.exploration;
    return html`
      <details @toggle=${this.#onToggle}>
        <summary>
          Compare<span class="aside"
            >${mark ? `with ${momentName(mark)}` : 'what changed between two moments'}</span
          >
        </summary>
        ${this.open ? html`<div class="body">${this.#renderBody()}</div>` : null}
      </details>
    `;
  }

  #renderBody(): TemplateResult {
    const { exploration, moment, loaded } = this.state;
    const { mark } = exploration;
    const { tick, line } = moment.status;
    return html`
      <div class="asks">
        <button
          class="small"
          ?disabled=${!loaded || mark?.tick === tick}
          @click=${() => exploration.markMoment({ tick, line })}
        >
          Mark this moment
        </button>
        ${mark
          ? html`<button class="small" ?disabled=${mark.tick === tick}
                @click=${() => this.state.seek(mark.tick)}>Go to the mark</button>
              <button class="small" @click=${() => exploration.markMoment(null)}>
                Remove the mark
              </button>`
          : null}
      </div>
      ${this.#renderChanges()}
    `;
  }

  #renderChanges(): TemplateResult {
    const { exploration, moment } = this.state;
    const { mark } = exploration;
    const { tick, line } = moment.status;
    if (!mark) {
      return html`<p class="quiet">Mark a moment, go to another one, and come back here.</p>`;
    }
    if (mark.tick === tick) {
      return html`<p class="quiet">This is the marked moment. Go to another one.</p>`;
    }
    const { changes } = exploration;
    if (!changes) {
      return html`<p class="quiet">There are too many objects to compare.</p>`;
    }
    const here = { tick, line };
    const [from, to] = mark.tick < tick ? [mark, here] : [here, mark];
    return html`
      <h4>From ${momentName(from)} to ${momentName(to)}</h4>
      ${this.#renderLists(changes)}
    `;
  }

  #renderLists(changes: Changes): TemplateResult {
    const names = (title: string, objects: ObjectName[]) => this.#list(
      title, objects.map((object) => this.#name(object)));
    const lists = [
      names('Made', changes.made),
      names('Freed', changes.freed),
      names('Became unreachable', changes.becameUnreachable),
      names('Came back', changes.resurrected),
      this.#list('Counts', changes.counts.map(
        (change) => html`${this.#name(change)}: ${change.before} → ${change.after}`)),
      this.#list('References taken', changes.gained.map(
        (reference) => html`${reference.holder} → ${this.#name(reference)}`)),
      this.#list('References given up', changes.lost.map(
        (reference) => html`${reference.holder} → ${this.#name(reference)}`)),
      names('Moved to an older generation', changes.grewOlder),
    ].filter((list) => list !== null);
    return lists.length === 0
      ? html`<p>Nothing that can be seen is different.</p>`
      : html`<div class="lists">${lists}</div>`;
  }

  #list(title: string, rows: TemplateResult[]): TemplateResult | null {
    if (rows.length === 0) {
      return null;
    }
    return html`<section>
      <h4>${title} <span class="quiet">${rows.length}</span></h4>
      <ul>
        ${rows.slice(0, 100).map((row) => html`<li>${row}</li>`)}
      </ul>
      ${rows.length > 100 ? html`<p class="quiet">… ${rows.length - 100} more</p>` : null}
    </section>`;
  }

  #name({ id, label }: ObjectName): TemplateResult {
    return id === ''
      ? html`${label}`
      : html`<button class="link" @click=${() => this.state.exploration.select(id)}
          >${label}</button
        >`;
  }

  readonly #onToggle = (): void => {
    this.open = this.fold.open;
  };

  static override styles = [
    basics,
    buttons,
    folds,
    css`
      .asks {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-bottom: 8px;
      }
      .lists {
        columns: 300px;
        column-gap: 32px;
      }
      section {
        break-inside: avoid;
        margin-bottom: 10px;
        overflow-wrap: anywhere;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
    `,
  ];
}

/** "the start", "tick 120 (line 4)". */
function momentName({ tick, line }: { tick: number; line: number }): string {
  if (tick === 0) {
    return 'the start';
  }
  return `tick ${tick.toLocaleString('en')}${line > 0 ? ` (line ${line})` : ''}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ouro-compare': OuroCompare;
  }
}
