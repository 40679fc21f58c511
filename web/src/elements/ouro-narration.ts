// <ouro-narration> - one sentence on what has just happened, and messages about the run.

import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Message } from '../messages';
import { basics } from '../styles/shared';
import { icons } from './icons';
import { StateElement } from './state_element';

/**
 * Part of <ouro-sandbox>; `state` is its only property.
 *
 *     <ouro-narration .state=${state}></ouro-narration>
 *
 * Both texts are live regions, so screen readers speak each step; they interrupt nothing.
 */
@customElement('ouro-narration')
export class OuroNarration extends StateElement {
  override render(): TemplateResult {
    const { message } = this.state;
    return html`
      <p class="sentence" aria-live="polite">${withCode(this.#sentence())}</p>
      <div class="message" role="status">${message ? renderMessage(message) : null}</div>
    `;
  }

  #sentence(): string {
    const { activity, loaded, message, moment } = this.state;
    const { status, narration } = moment;
    if (activity === 'waiting') {
      return '';
    }
    if (activity === 'loading') {
      return 'Loading the Python engine…';
    }
    if (activity === 'running') {
      return 'Running…';
    }
    if (!loaded) {
      return message?.tone === 'error' ? 'Nothing can run yet.' : 'The program is new.';
    }
    if (status.tick === 0) {
      return 'At the start; nothing has run yet. Step runs the next line.';
    }
    return narration;
  }

  static override styles = [
    basics,
    css`
      :host {
        display: block;
        min-height: 80px;
        padding: 12px 16px;
        background: var(--panel);
      }
      p {
        margin: 0;
      }
      .sentence {
        font-size: 0.9375rem;
        line-height: 1.45;
        overflow-wrap: anywhere;
      }
      code {
        padding: 1px 4px;
        border-radius: 4px;
        background: var(--paper);
        font: 0.875em var(--mono);
        overflow-wrap: anywhere;
      }
      .note,
      .error {
        display: flex;
        gap: 8px;
        margin-top: 5px;
        color: var(--ink-soft);
        font-size: 0.8125rem;
        line-height: 1.45;
        overflow-wrap: anywhere;
      }
      .error {
        color: var(--error);
      }
      svg {
        flex: none;
        width: 15px;
        height: 15px;
        margin-top: 2px;
        fill: currentColor;
      }
    `,
  ];
}

/** Program text stands between backticks; a lone backtick is one of the program's own. */
function withCode(sentence: string): (TemplateResult | string)[] {
  const parts = sentence.split('`');
  if (parts.length % 2 === 0) {
    return [sentence];
  }
  return parts.map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`));
}

function renderMessage(message: Message): TemplateResult {
  const icon = message.tone === 'error' ? icons.warning : icons.note;
  return html`<p class=${message.tone}>${icon}<span>${message.text}</span></p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ouro-narration': OuroNarration;
  }
}
