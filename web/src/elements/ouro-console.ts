// <ouro-console> - what the program has printed up to the present moment.

import { css, html, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { basics, buttons, labels } from '../styles/shared';
import { asInTerminal, inChunks, kChunkLines, type StreamText } from '../terminal_text';
import { StateElement } from './state_element';

/**
 * Part of <ouro-sandbox>; `state` is its only property.
 *
 *     <ouro-console .state=${state}></ouro-console>
 *
 * Of very much output the beginning is left out, and that is said.
 * Error output is told apart by a bar and the word "stderr", not by colour alone.
 */
@customElement('ouro-console')
export class OuroConsole extends StateElement {
  @query('.screen') private screen!: HTMLElement;
  @query('form input') private field!: HTMLInputElement | null;
  #asked = false;
  #wasAnswering = false;

  override willUpdate(): void {
    super.willUpdate();
    this.#wasAnswering = this.shadowRoot?.activeElement?.closest('form') != null;
  }

  override render(): TemplateResult {
    const { moment, givenLines } = this.state;
    const { outputLeftOut } = moment;
    const pieces = asInTerminal(moment.output, outputLeftOut, givenLines);
    return html`
      <h3 class="label">Output</h3>
      <div class="screen" role="region" aria-label="Output of the program" tabindex="0">
        ${outputLeftOut > 0
          ? html`<p class="cut">
              The first ${outputLeftOut.toLocaleString('en')} characters are left out.
            </p>`
          : null}
        ${pieces.length === 0 ? html`<p class="empty">Nothing printed yet.</p>` : null}
        ${inBlocks(pieces).map(renderBlock)}
      </div>
      ${moment.status.state === 'waiting' ? this.#renderInput() : null}
    `;
  }

  #renderInput(): TemplateResult {
    return html`
      <form @submit=${this.#onSubmit} @keydown=${this.#onKey}>
        <input
          aria-label="A line for input()"
          placeholder="a line for input()"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
        />
        <button class="primary">Enter</button>
        <button type="button" title="There is no more input (Ctrl+D)" @click=${this.#onEnd}>
          End
        </button>
      </form>
    `;
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const text = this.field?.value ?? '';
    if (this.field) {
      this.field.value = '';
    }
    void this.state.giveInput(text);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey && event.key === 'd') {
      event.preventDefault();
      this.#onEnd();
    }
  };

  readonly #onEnd = (): void => {
    void this.state.giveInput(null);
  };

  /** Shows the newest line, as terminals do. */
  override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.screen.scrollTop = this.screen.scrollHeight;
    // Who works with this sandbox can answer at once; nobody else loses the focus to it.
    const asked = this.state.moment.status.state === 'waiting';
    const root = this.getRootNode();
    if (asked && !this.#asked && root instanceof ShadowRoot && root.activeElement) {
      this.field?.focus({ preventScroll: true });
    }
    // The field is gone; whoever answered stays here, for what is printed and the next question.
    if (this.#wasAnswering && !asked) {
      this.screen.focus({ preventScroll: true });
    }
    this.#asked = asked;
  }

  static override styles = [
    basics,
    buttons,
    labels,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        background: var(--sunken);
      }
      .label {
        padding: 12px 16px 6px;
      }
      .screen {
        flex: 1;
        min-height: 4.5em;
        padding: 2px 16px 12px;
        overflow: auto;
        font: 0.8125rem/1.55 var(--mono);
        overscroll-behavior: auto;
      }
      .screen:focus-visible {
        outline-offset: -3px;
      }
      pre {
        margin: 0;
        font: inherit;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      code {
        font: inherit;
      }
      code.chunk {
        display: block;
        content-visibility: auto;
        contain-intrinsic-size: auto calc(${unsafeCSS(kChunkLines)} * 1.55em);
      }
      pre.stderr {
        margin: 6px 0;
        padding: 6px 10px;
        border-left: 3px solid var(--error);
        background: var(--error-soft);
        color: var(--error);
      }
      .tag {
        float: right;
        margin-left: 1em;
        font: 600 0.6875rem/1.6 var(--font);
      }
      code.stdin {
        color: var(--accent);
      }
      form {
        display: flex;
        gap: 6px;
        padding: 6px 12px 8px;
        border-top: 1px solid var(--line);
        background: var(--panel);
      }
      form input {
        flex: 1;
        min-width: 0;
        min-height: 34px;
        padding: 0 8px;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--sunken);
        color: var(--ink);
        font: 0.8125rem var(--mono);
      }
      form button {
        min-height: 34px;
        padding: 0 10px;
      }
      .empty,
      .cut {
        margin: 0;
        color: var(--ink-soft);
        font-family: var(--font);
      }
    `,
  ];
}

/** Error output stands apart; what was typed goes on in the line that asked for it. */
function inBlocks(pieces: readonly StreamText[]): StreamText[][] {
  const blocks: StreamText[][] = [];
  let isError = false;
  for (const piece of pieces) {
    const last = blocks.at(-1);
    if (last && isError === (piece.stream === 'stderr')) {
      last.push(piece);
    } else {
      blocks.push([piece]);
    }
    isError = piece.stream === 'stderr';
  }
  return blocks;
}

function renderBlock(block: readonly StreamText[]): TemplateResult {
  const isError = block[0]?.stream === 'stderr';
  return html`<pre class=${isError ? 'stderr' : 'stdout'}>${
    isError ? html`<span class="tag">stderr</span>` : null
  }${block.map(renderPiece)}</pre>`;
}

function renderPiece({ stream, text }: StreamText): TemplateResult {
  const { chunks, rest } = inChunks(text);
  return html`${chunks.map((chunk) => html`<code class="chunk ${stream}">${chunk}</code>`)}<code
    class=${stream}>${rest}</code>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ouro-console': OuroConsole;
  }
}
