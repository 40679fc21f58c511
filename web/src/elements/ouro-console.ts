// <ouro-console> - what the program has printed up to the present moment.

import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { lastPieces } from '../last_pieces';
import { basics, labels } from '../styles/shared';
import { StateElement } from './state_element';

/** More than this is not shown at once; the beginning is left out, and that is said. */
const kShownMax = 100_000;

/**
 * Part of <ouro-sandbox>; `state` is its only property.
 *
 *     <ouro-console .state=${state}></ouro-console>
 *
 * Error output is told apart by a bar and the word "stderr", not by colour alone.
 */
@customElement('ouro-console')
export class OuroConsole extends StateElement {
  @query('.screen') private screen!: HTMLElement;

  override render(): TemplateResult {
    const { pieces, cut } = lastPieces(this.state.moment.output, kShownMax);
    return html`
      <h3 class="label">Output</h3>
      <div class="screen" role="region" aria-label="Output of the program" tabindex="0">
        ${cut > 0
          ? html`<p class="cut">The first ${cut.toLocaleString('en')} characters are left out.</p>`
          : null}
        ${pieces.length === 0 ? html`<p class="empty">Nothing printed yet.</p>` : null}
        ${pieces.map(
          ({ stream, text }) => html`<pre class=${stream}>${
            stream === 'stderr' ? html`<span class="tag">stderr</span>` : null
          }<code>${text}</code></pre>`,
        )}
      </div>
    `;
  }

  /** Shows the newest line, as terminals do. */
  override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.screen.scrollTop = this.screen.scrollHeight;
  }

  static override styles = [
    basics,
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
      .stderr {
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
      .empty,
      .cut {
        margin: 0;
        color: var(--ink-soft);
        font-family: var(--font);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ouro-console': OuroConsole;
  }
}
