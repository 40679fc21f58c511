// <ouro-inspector> - all about one object: who holds it, why it is alive, what if it were let go.

import { css, html, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Holders, ObjectName } from '../engine';
import { describeEdge, labelsOf } from '../heap_as_text';
import type { HeapObject, Inspection } from '../inspection';
import type { FindCondition } from '../run_loop';
import { basics, buttons, folds, selects } from '../styles/shared';
import { icons } from './icons';
import { StateElement } from './state_element';

type Holder = Holders['holders'][number];

/** So many objects are offered in the list; the picture and the text have all of them. */
const kChoicesMax = 500;

/**
 * Part of <ouro-sandbox>; `state` is its only property.
 *
 *     <ouro-inspector .state=${state}></ouro-inspector>
 *
 * Opens when an object is selected in the picture. Without a picture, the list does the same.
 */
@customElement('ouro-inspector')
export class OuroInspector extends StateElement {
  @query('details') private fold!: HTMLDetailsElement;
  @state() private open = false;
  #shown = '';

  override render(): TemplateResult {
    const { exploration } = this.state;
    const { selection } = exploration;
    const inspection = this.open ? exploration.inspection : null;
    return html`
      <details @toggle=${this.#onToggle}>
        <summary>
          Object${selection === ''
            ? html`<span class="aside">who holds it, why it is alive</span>`
            : html`<span class="aside">${inspection?.label ?? 'selected'}</span>`}
        </summary>
        ${this.open
          ? html`<div class="body">
              ${this.#renderChoice(selection)}
              ${inspection ? this.#renderInspection(inspection) : renderHint()}
            </div>`
          : null}
      </details>
    `;
  }

  /** A new selection opens the part, once: whoever closes it keeps it closed. */
  override updated(): void {
    const { selection } = this.state.exploration;
    if (selection !== this.#shown) {
      this.#shown = selection;
      if (selection !== '') {
        this.fold.open = true;
      }
    }
  }

  #renderChoice(selection: string): TemplateResult {
    // Numbers and texts can be selected as well, from what holds them.
    const objects = this.state.heapText.objects
      .filter((object) => object.label !== object.repr || object.id === selection)
      .slice(0, kChoicesMax);
    const gone = selection !== '' && !objects.some((object) => object.id === selection);
    const label = this.state.exploration.inspection?.label ?? '';
    return html`
      <div class="choice">
        <label>
          <span class="visually-hidden">Object to look at</span>
          <select @change=${this.#onChoose}>
            <option value="" ?selected=${selection === ''}>Choose an object…</option>
            ${gone ? html`<option value=${selection} selected>${label}</option>` : null}
            ${objects.map((object) => html`
              <option value=${object.id} ?selected=${object.id === selection}
                >${choiceText(object)}</option
              >`)}
          </select>
        </label>
        ${selection === ''
          ? null
          : html`<button class="small" @click=${() => this.state.exploration.select('')}>
              ${icons.close}Close
            </button>`}
      </div>
    `;
  }

  #renderInspection(inspection: Inspection): TemplateResult {
    if (!inspection.holders) {
      return html`
        <p><b>${inspection.label}</b> is not there at this moment.</p>
        ${this.#renderTravel(inspection)}
      `;
    }
    return html`
      ${renderFacts(inspection)}
      <div class="columns">
        <section>
          <h4>Held by</h4>
          ${this.#renderHolders(inspection.holders)}
        </section>
        <section>
          ${this.#renderReason(inspection)} ${this.#renderEdges(inspection.object)}
        </section>
      </div>
      ${this.#renderTravel(inspection)}
    `;
  }

  #renderHolders(report: Holders): TemplateResult {
    return html`
      ${report.holders.length === 0 ? html`<p>Nothing holds it.</p>` : null}
      <ul class="holders">
        ${report.holders.map((holder) => this.#renderHolder(holder))}
      </ul>
      ${report.difference === '' ? null : html`<p class="quiet">${report.difference}</p>`}
    `;
  }

  #renderHolder(holder: Holder): TemplateResult {
    const { foretelling } = this.state.exploration;
    const asked = foretelling?.holder === holder.text;
    const isShown = this.state.heapText.objects.some((object) => object.id === holder.object);
    const counted = holder.strength === 'strong';
    const note = !counted
      ? holder.strength === 'weak' ? 'weak: does not count' : 'borrowed: does not count'
      : holder.count > 1 ? `${holder.count} times` : '';
    return html`
      <li>
        <div class="holder">
          <span class="who"
            >${isShown
              ? this.#link(holder.object, holder.text)
              : holder.text}${note === ''
              ? null
              : html` <span class="quiet">(${note})</span>`}</span
          >
          <span class="asks">
            <button
              class="small"
              title="Go to the moment since when it holds it"
              aria-label=${`Since when? ${holder.text}`}
              @click=${() => this.#since(holder)}
            >
              Since when?
            </button>
            ${counted
              ? html`<button
                  class="small"
                  aria-label=${`What if cut? ${holder.text}`}
                  aria-pressed=${asked}
                  title="What would happen if this reference were not there"
                  @click=${() => this.#askWhatIf(holder, asked)}
                >
                  What if cut?
                </button>`
              : null}
          </span>
        </div>
        <div aria-live="polite">
          ${asked ? html`<p class="answer">${foretelling?.answer.sentence}</p>` : null}
        </div>
      </li>
    `;
  }

  #renderReason({ why, circle, holdsItself }: Inspection): TemplateResult {
    const path = why?.path ?? [];
    return html`
      <h4>${why?.reachable ? 'Why it is alive' : 'Why it is still there'}</h4>
      <p>${why?.sentence}</p>
      ${path.length > 1
        ? html`<p class="path">
            ${path.map(
              (step) => html`<span class="quiet">${step.edge} →</span>
                ${this.#link(step.id, step.label)} `,
            )}
          </p>`
        : null}
      ${holdsItself ? html`<p>It holds itself.</p>` : null}
      ${circle.length > 0 ? html`<p>In a circle with ${this.#links(circle)}.</p>` : null}
    `;
  }

  #renderEdges(object: HeapObject | null): TemplateResult | null {
    const labels = labelsOf(this.state.heapText);
    const edges = (object?.edges ?? []).filter((edge) => labels.has(edge.object));
    if (edges.length === 0) {
      return null;
    }
    return html`
      <h4>Refers to</h4>
      <ul class="edges">
        ${edges.slice(0, 50).map(
          (edge) => html`<li>${this.#link(edge.object, describeEdge(edge, labels))}</li>`,
        )}
      </ul>
      ${edges.length > 50 ? html`<p class="quiet">… ${edges.length - 50} more</p>` : null}
    `;
  }

  #renderTravel({ id }: Inspection): TemplateResult {
    const row = (name: string, condition: FindCondition) => html`
      <span class="pair" role="group" aria-label=${name}>
        <span>${name}</span>
        <button class="small" aria-label=${`Previous: ${name}`}
          @click=${() => this.state.find('previous', condition, id)}>‹ Previous</button>
        <button class="small" aria-label=${`Next: ${name}`}
          @click=${() => this.state.find('next', condition, id)}>Next ›</button>
      </span>
    `;
    return html`<div class="travel">
      ${row('Change of its count', 'count')} ${row('Anything about it', 'object')}
    </div>`;
  }

  #links(objects: ObjectName[]): (TemplateResult | string)[] {
    return objects.flatMap(({ id, label }, index) => [
      index === 0 ? '' : index === objects.length - 1 ? ' and ' : ', ',
      this.#link(id, label),
    ]);
  }

  #link(id: string, text: string): TemplateResult {
    return html`<button class="link" @click=${() => this.state.exploration.select(id)}
      >${text}</button
    >`;
  }

  #since(holder: Holder): void {
    const { selection } = this.state.exploration;
    void this.state.find('previous', 'reference', `${selection} ${holder.text}`);
  }

  #askWhatIf(holder: Holder, asked: boolean): void {
    if (asked) {
      this.state.exploration.forgetWhatIf();
    } else {
      this.state.exploration.askWhatIf(holder.text);
    }
  }

  readonly #onChoose = (event: Event): void => {
    this.state.exploration.select((event.target as HTMLSelectElement).value);
  };

  readonly #onToggle = (): void => {
    this.open = this.fold.open;
  };

  static override styles = [
    basics,
    buttons,
    folds,
    selects,
    css`
      .choice,
      .facts,
      .travel {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        margin-bottom: 10px;
      }
      .choice label {
        min-width: 0;
      }
      .facts {
        gap: 4px 12px;
      }
      .facts b {
        font-size: 0.9375rem;
      }
      .count {
        padding: 1px 9px;
        border-radius: 10px;
        background: var(--accent-soft);
        font-weight: 600;
      }
      code {
        font: 0.8125rem var(--mono);
        overflow-wrap: anywhere;
      }
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 330px), 1fr));
        gap: 8px 32px;
      }
      section {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      ul {
        margin: 0 0 10px;
        padding: 0;
        list-style: none;
      }
      .holders li {
        padding: 5px 0;
        border-bottom: 1px solid var(--line);
      }
      .holder {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 4px 12px;
      }
      .asks,
      .pair {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
      }
      .pair {
        margin-right: 14px;
      }
      button[aria-pressed='true'] {
        border-color: var(--changed);
        background: var(--changed-soft);
        color: var(--changed);
      }
      .body p.answer {
        margin: 5px 0 3px;
        padding: 5px 10px;
        border-left: 3px solid var(--changed);
        background: var(--changed-soft);
      }
      .travel {
        margin: 4px 0 0;
        padding-top: 10px;
        border-top: 1px solid var(--line);
      }
    `,
  ];
}

function renderHint(): TemplateResult {
  return html`<p class="quiet">
    Choose one here or in the picture to see who holds it, why it is alive, and what would happen
    if a reference to it were cut.
  </p>`;
}

function renderFacts({ label, holders, object }: Inspection): TemplateResult {
  const count = holders?.immortal ? 'immortal' : `count ${holders?.refcount}`;
  const generation = object && object.generation >= 0
    ? `generation ${object.generation}` : 'not watched by the collector';
  return html`
    <p class="facts">
      <b>${label}</b>
      <span class="count">${count}</span>
      ${object
        ? html`<span class="quiet">${generation}</span>
            <span class="quiet">${object.sizeBytes.toLocaleString('en')} bytes</span>
            ${object.repr === label ? null : html`<code>${object.repr}</code>`}`
        : null}
    </p>
  `;
}

function choiceText(object: HeapObject): string {
  const garbage = object.unreachable ? ', unreachable' : '';
  return `${object.label} (${object.immortal ? 'immortal' : `count ${object.refcount}`}${garbage})`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ouro-inspector': OuroInspector;
  }
}
