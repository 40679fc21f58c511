// <ouro-heap-text> - the complete state of the machine as text: for screen readers and copying.

import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { HeapText } from '../engine';
import { describeEdge, describeObject, heapAsText, labelsOf } from '../heap_as_text';
import { basics, buttons, folds } from '../styles/shared';
import { icons } from './icons';
import { StateElement } from './state_element';

/** Above this, the rest is one button away: thousands of rows would slow every step. */
const kShownFirst = 300;

/**
 * Part of <ouro-sandbox>; `state` is its only property.
 *
 *     <ouro-heap-text .state=${state}></ouro-heap-text>
 *
 * Closed at first; it asks the engine for the text only while it is open.
 */
@customElement('ouro-heap-text')
export class OuroHeapText extends StateElement {
  @state() private open = false;
  @state() private showAll = false;
  @state() private copied = false;

  override render(): TemplateResult {
    return html`
      <details @toggle=${this.#onToggle}>
        <summary>State as text</summary>
        ${this.open ? this.#renderHeap(this.state.heapText) : null}
      </details>
    `;
  }

  #renderHeap(heap: HeapText): TemplateResult {
    const labels = labelsOf(heap);
    const shown = this.showAll ? heap.objects : heap.objects.slice(0, kShownFirst);
    return html`
      <div class="body">
        <div class="take">
          <button @click=${() => this.#copy(heap)}>
            ${icons.copy}${this.copied ? 'Copied' : 'Copy all'}
          </button>
          <button title="This moment as JSON, for other tools" @click=${this.#download}>
            ${icons.download}Download state
          </button>
        </div>
        <h4>Names</h4>
        ${heap.frames.length === 0 ? html`<p>No frame is running.</p>` : null}
        <ul>
          ${heap.frames.map(
            (frame) => html`<li>
              <b>${frame.name}</b>${frame.line > 0 ? `, line ${frame.line}` : ''}
              <ul>
                ${frame.names.map(
                  ({ name, object }) => html`<li>${name} → ${labels.get(object) ?? object}</li>`,
                )}
              </ul>
            </li>`,
          )}
        </ul>
        <h4>Objects (${heap.objects.length})</h4>
        <ul>
          ${repeat(
            shown,
            (object) => object.id,
            (object) => html`<li>
              <b>${describeObject(object)}</b>
              <ul>
                ${object.edges.map((edge) => html`<li>${describeEdge(edge, labels)}</li>`)}
                <li>
                  held by ${object.holders.length > 0 ? object.holders.join(', ') : 'nothing'}
                </li>
              </ul>
            </li>`,
          )}
        </ul>
        ${shown.length < heap.objects.length
          ? html`<button @click=${() => (this.showAll = true)}>
              Show all ${heap.objects.length} objects
            </button>`
          : null}
      </div>
    `;
  }

  readonly #onToggle = (event: Event): void => {
    this.open = (event.target as HTMLDetailsElement).open;
  };

  async #copy(heap: HeapText): Promise<void> {
    await navigator.clipboard?.writeText(heapAsText(heap));
    this.copied = true;
    setTimeout(() => (this.copied = false), 1500);
  }

  /** Through a link, because that works in every browser and under the strict policy. */
  readonly #download = (): void => {
    const file = this.state.stateFile;
    if (file !== '') {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([file], { type: 'application/json' }));
      link.download = `ouroboros-state-${this.state.moment.status.tick}.json`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }
  };

  static override styles = [
    basics,
    buttons,
    folds,
    css`
      .take {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-bottom: 12px;
      }
      ul {
        margin: 0 0 8px;
        padding-left: 20px;
        overflow-wrap: anywhere;
      }
      li {
        font-family: var(--mono);
      }
      b {
        font-weight: 600;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ouro-heap-text': OuroHeapText;
  }
}
