// <ouro-version> - chooses the CPython whose memory manager a sandbox imitates.

import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { basics } from '../styles/shared';
import { StateElement } from './state_element';

/**
 * Part of <ouro-sandbox>; `state` is its only property. The choices come from the engine.
 *
 *     <ouro-version .state=${state}></ouro-version>
 */
@customElement('ouro-version')
export class OuroVersion extends StateElement {
  override render(): TemplateResult {
    const { profiles, python, activity } = this.state;
    const fixed = activity !== 'idle' && activity !== 'running';
    const choices = profiles.length > 0
      ? [...profiles].reverse()
      : [{ name: python, title: python || '…', isDefault: true }];
    return html`
      <label>
        <span class="name">CPython</span>
        <select ?disabled=${fixed} @change=${this.#onChange}>
          ${choices.map(
            ({ name, title }) => html`<option
              value=${name}
              title=${title}
              ?selected=${name === python}
            >
              ${name}
            </option>`,
          )}
        </select>
      </label>
    `;
  }

  readonly #onChange = (event: Event): void => {
    this.state.setPython((event.target as HTMLSelectElement).value);
  };

  override updated(): void {
    const select = this.renderRoot.querySelector('select');
    if (select) {
      select.value = this.state.python;
    }
  }

  static override styles = [
    basics,
    css`
      :host {
        display: inline-block;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        font-size: 0.8125rem;
      }
      .name {
        color: var(--ink-soft);
      }
      select {
        min-height: 32px;
        padding: 0 28px 0 10px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
        background-color: var(--panel);
        color: var(--ink);
        font: 600 0.8125rem/1 var(--font);
        cursor: pointer;
        appearance: none;
      }
      label {
        position: relative;
      }
      label::after {
        content: '';
        position: absolute;
        right: 11px;
        width: 6px;
        height: 6px;
        margin-top: -4px;
        border: solid var(--ink-soft);
        border-width: 0 1.5px 1.5px 0;
        transform: rotate(45deg);
        pointer-events: none;
      }
      select:hover:not(:disabled) {
        border-color: var(--accent);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ouro-version': OuroVersion;
  }
}
