// <ouro-counters> - the live counters of a sandbox, with what changed since the last step.

import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { Counters } from '../engine';
import { ownCount, type CounterName } from '../moment';
import { basics } from '../styles/shared';
import { StateElement } from './state_element';

const kRows: readonly { name: CounterName; label: string; meaning: string }[] = [
  { name: 'liveObjects', label: 'Live objects', meaning: 'The program’s own, of all there are' },
  { name: 'referencesTaken', label: 'Refs taken', meaning: 'Counts that went up by one' },
  { name: 'referencesDropped', label: 'Refs dropped', meaning: 'Counts that went down by one' },
  { name: 'allocations', label: 'Allocated', meaning: 'Objects made so far' },
  { name: 'frees', label: 'Freed', meaning: 'Objects given back so far' },
  { name: 'memoryBytes', label: 'Memory', meaning: 'What the process has taken from the system' },
  { name: 'weakReferences', label: 'Weak refs', meaning: 'Weak references that exist now' },
  { name: 'finalizersCalled', label: 'Finalizers run', meaning: 'Calls of __del__ so far' },
  { name: 'collections', label: 'Collections', meaning: 'Runs of the garbage collector so far' },
  { name: 'collected', label: 'Collected', meaning: 'Objects that the collector found as garbage' },
  { name: 'uncollectable', label: 'Uncollectable', meaning: 'Garbage it could not free' },
];

/**
 * Part of <ouro-sandbox>; `state` is its only property.
 *
 *     <ouro-counters .state=${state}></ouro-counters>
 *
 * A counter that the last step changed shows by how much, in words for screen readers too.
 */
@customElement('ouro-counters')
export class OuroCounters extends StateElement {
  override render(): TemplateResult {
    const { counters, before } = this.state.moment;
    return html`
      <dl aria-label="Counters">
        ${kRows.map(({ name, label, meaning }) => {
          const delta = counters && before ? ownCount(counters, name) - ownCount(before, name) : 0;
          const note = delta !== 0 ? renderDelta(name, delta) : null;
          const value = renderValue(counters, name);
          return renderTile(name, label, meaning, value, note, renderExit(counters, name));
        })}
        ${this.#renderGenerations()}
      </dl>
    `;
  }

  #renderGenerations(): TemplateResult {
    const { counters, before } = this.state.moment;
    const counts = counters?.generationCounts ?? [];
    const value = counts.map((count, index) => html`
      <span class="generation">${count}<small>/${counters?.thresholds[index] ?? '–'}</small></span>
    `);
    const changed = before !== null && counters !== null
      && before.generationCounts.join() !== counts.join();
    const meaning = 'What the collector counts per generation, and at which count it runs';
    const shown = html`${counters ? value : '–'}`;
    const note = changed
      ? html`<span class="visually-hidden">changed since what was shown before</span>`
      : null;
    return renderTile('generationCounts', 'Generations', meaning, shown, note);
  }

  static override styles = [
    basics,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(6, minmax(0, 1fr));
        gap: 1px;
        margin: 0;
        background: var(--line);
      }
      div {
        min-width: 0;
        padding: 9px 14px 10px;
        background: var(--panel);
        transition: background var(--quick);
      }
      div.changed {
        background: var(--changed-soft);
      }
      dt {
        overflow: hidden;
        color: var(--ink-soft);
        font-size: 0.75rem;
        line-height: 1.3;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      dd {
        display: flex;
        align-items: baseline;
        flex-wrap: wrap;
        gap: 0 0.5em;
        margin: 1px 0 0;
        font-size: 1.0625rem;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        line-height: 1.45rem;
        white-space: nowrap;
      }
      .generation {
        margin-right: 0.2em;
        font-size: 0.875rem;
      }
      small {
        color: var(--ink-soft);
        font-size: 0.75rem;
        font-weight: 400;
      }
      .exit {
        flex-basis: 100%;
        line-height: 1.2;
      }
      .delta {
        color: var(--changed);
        font-size: 0.8125rem;
      }
      @container (min-width: 1200px) {
        dl {
          grid-template-columns: repeat(11, minmax(0, 1fr)) minmax(0, 1.7fr);
        }
        div {
          padding-inline: 12px 6px;
        }
      }
      @container (min-width: 1200px) and (max-width: 1340px) {
        div {
          padding-inline: 10px 3px;
        }
        dt {
          font-size: 0.6875rem;
        }
      }
      @container (max-width: 720px) {
        dl {
          grid-template-columns: repeat(4, minmax(0, 1fr));
        }
      }
      @container (max-width: 520px) {
        .value {
          white-space: normal;
        }
        dl {
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }
        div {
          padding: 7px 6px 8px 12px;
        }
        .generation {
          margin-right: 0;
          font-size: 0.75rem;
        }
        .generation small {
          font-size: 0.6875rem;
        }
      }
    `,
  ];
}

/** The program's own number, and small beside live objects how many there are with the libraries'.
 *  Memory in KiB, because pages and arenas come in these. */
function renderValue(counters: Counters | null, name: CounterName): TemplateResult {
  if (!counters) {
    return html`–`;
  }
  const own = ownCount(counters, name);
  if (name === 'memoryBytes') {
    return html`${(own / 1024).toLocaleString('en', { maximumFractionDigits: 1 })}
      <small>KiB</small>`;
  }
  const shown = own.toLocaleString('en');
  const others = counters[name] - own;
  if (name === 'liveObjects' && others > 0) {
    return html`${shown} <small>of ${counters.liveObjects.toLocaleString('en')}</small>`;
  }
  return html`${shown}`;
}

/** What Python has added to a counter since it began to exit. */
function renderExit(counters: Counters | null, name: CounterName): TemplateResult | null {
  const since = counters && name !== 'liveObjects' ? counters[name] - ownCount(counters, name) : 0;
  return since > 0
    ? html`<small class="exit">+${since.toLocaleString('en')} at exit</small>`
    : null;
}

function renderTile(
  name: string,
  label: string,
  meaning: string,
  value: TemplateResult,
  note: TemplateResult | null,
  exit: TemplateResult | null = null,
): TemplateResult {
  return html`
    <div class=${classMap({ changed: note !== null })} title=${meaning} data-counter=${name}>
      <dt>${label}</dt>
      <dd><span class="value">${value}</span> ${note} ${exit}</dd>
    </div>
  `;
}

function renderDelta(name: CounterName, delta: number): TemplateResult {
  const sign = delta > 0 ? '+' : '−';
  const inKib = name === 'memoryBytes';
  const size = (Math.abs(delta) / (inKib ? 1024 : 1)).toLocaleString('en', {
    maximumFractionDigits: 1,
  });
  const by = `${delta > 0 ? 'up' : 'down'} by ${size}${inKib ? ' KiB' : ''}`;
  const words = `${by} since what was shown before`;
  return html`<span class="delta" aria-hidden="true">${sign}${size}</span
    ><span class="visually-hidden">${words}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ouro-counters': OuroCounters;
  }
}
