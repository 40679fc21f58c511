// <ouro-editor> - the program of a sandbox, with the line about to run and mistakes marked.

import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ProgramView } from '../editor/program_view';
import { basics, labels } from '../styles/shared';
import { StateElement } from './state_element';

/**
 * Part of <ouro-sandbox>; `state` and `readonly` are its properties.
 *
 *     <ouro-editor .state=${state}></ouro-editor>
 *
 * The program shows as plain text at once and becomes a CodeMirror editor when that has been
 * loaded. In the editor, Tab indents; Esc and then Tab leaves it. Ctrl+Enter runs the program.
 *
 * @slot - what stands beside the heading: the choice of version
 */
@customElement('ouro-editor')
export class OuroEditor extends StateElement {
  @property({ type: Boolean }) readonly = false;
  @query('.place') private place!: HTMLElement;
  #view: ProgramView | null = null;
  #loading = false;

  override render(): TemplateResult {
    const hint = this.readonly ? 'Read only' : 'Esc, then Tab leaves · Ctrl+Enter runs';
    return html`
      <div class="top">
        <h3 class="label">Program</h3>
        <p class="hint" id="hint">${hint}</p>
        <slot></slot>
      </div>
      <div class="place">
        ${this.#view ? null : html`<pre tabindex="0"><code>${this.state.source}</code></pre>`}
      </div>
    `;
  }

  override firstUpdated(): void {
    void this.#load();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) {
      void this.#load();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.destroy();
    this.#view = null;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('readonly') && this.#view) {
      this.#view.destroy();
      this.#view = null;
      void this.#load();
    }
    this.#show();
  }

  protected override stateChanged(): void {
    this.#view?.setSource(this.state.source);
  }

  async #load(): Promise<void> {
    if (this.#view || this.#loading) {
      return;
    }
    this.#loading = true;
    try {
      const { ProgramView } = await import('../editor/program_view');
      if (this.isConnected) {
        this.#view = new ProgramView({
          parent: this.place,
          root: this.renderRoot as ShadowRoot,
          source: this.state.source,
          readonly: this.readonly,
          onChange: (source) => this.state.setSource(source),
          onRun: () => void this.state.run(),
        });
        this.requestUpdate();
      }
    } finally {
      this.#loading = false;
    }
  }

  #show(): void {
    const { message, moment } = this.state;
    const found = message?.span && message.lineText !== ''
      ? { ...message.span, text: message.lineText, tone: message.tone }
      : null;
    this.#view?.show(moment.status.line, found);
  }

  static override styles = [
    basics,
    labels,
    css`
      :host {
        --code-size: 0.875rem;
        --code-line: 1.6;
        display: flex;
        flex-direction: column;
        min-height: 0;
        background: var(--panel);
      }
      .top {
        display: flex;
        gap: 12px;
        align-items: center;
        min-height: 44px;
        padding: 6px 12px 0 18px;
      }
      .hint {
        flex: 1;
        min-width: 0;
        margin: 0;
        overflow: hidden;
        color: var(--ink-soft);
        font-size: 0.75rem;
        line-height: 1.2;
        text-overflow: ellipsis;
        white-space: nowrap;
        opacity: 0;
        transition: opacity var(--quick);
      }
      :host(:focus-within) .hint,
      :host([readonly]) .hint {
        opacity: 1;
      }
      /* A grid gives the editor a height to scroll in also where only a maximum is set. */
      .place {
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        flex: 1;
        min-height: 0;
        overflow: hidden;
      }
      :host(:focus-within) .place:has(.cm-focused) {
        box-shadow: inset 0 0 0 2px var(--focus);
      }
      pre {
        height: 100%;
        margin: 0;
        padding: 10px 16px 14px 56px;
        overflow: auto;
        font: var(--code-size) / var(--code-line) var(--mono);
      }
      code {
        font: inherit;
      }
      @media (pointer: coarse) {
        :host {
          /* Smaller text makes phones zoom in when the editor is tapped. */
          --code-size: 1rem;
          --code-line: 1.5;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ouro-editor': OuroEditor;
  }
}
