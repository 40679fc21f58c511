// controls_styles.ts - how <ouro-controls> looks: one bar where there is room, rows of large
// buttons on a phone.

import { css } from 'lit';

export const controlsStyles = css`
  :host {
    display: block;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 10px 18px;
    padding: 10px 14px;
  }
  .buttons {
    display: flex;
    gap: 8px;
  }
  .choices,
  .seek {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .more[aria-expanded='true'] {
    background: var(--accent-soft);
  }
  #more {
    flex-wrap: wrap;
    padding-top: 0;
  }
  #more[hidden] {
    display: none;
  }
  .travel {
    display: flex;
    flex: 1 1 200px;
    align-items: center;
    gap: 14px;
    min-width: 0;
  }
  .where {
    min-width: 10.5em;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    color: var(--ink-soft);
    white-space: nowrap;
  }
  .where span {
    white-space: nowrap;
  }
  .where b {
    margin-right: 0.5em;
    color: var(--ink);
    font-weight: 600;
  }
  input[type='range'] {
    flex: 1;
    min-width: 60px;
    height: 28px;
    margin: 0;
    background: none;
    cursor: pointer;
    appearance: none;
  }
  input[type='range']:disabled {
    cursor: default;
  }
  input[type='range']::-webkit-slider-runnable-track {
    height: 6px;
    border-radius: 3px;
    background: linear-gradient(
      to right,
      var(--accent) var(--share, 0%),
      var(--line-strong) var(--share, 0%)
    );
  }
  input[type='range']::-moz-range-track {
    height: 6px;
    border-radius: 3px;
    background: var(--line-strong);
  }
  input[type='range']::-moz-range-progress {
    height: 6px;
    border-radius: 3px;
    background: var(--accent);
  }
  input[type='range']::-webkit-slider-thumb {
    width: 18px;
    height: 18px;
    margin-top: -6px;
    border: 3px solid var(--panel);
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
    appearance: none;
  }
  input[type='range']::-moz-range-thumb {
    width: 13px;
    height: 13px;
    border: 3px solid var(--panel);
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }
  input[type='range']:disabled::-webkit-slider-thumb {
    background: var(--line-strong);
    box-shadow: 0 0 0 1px var(--line-strong);
  }
  input[type='range']:disabled::-moz-range-thumb {
    background: var(--line-strong);
    box-shadow: 0 0 0 1px var(--line-strong);
  }
  .units {
    display: flex;
    margin: 0;
    padding: 3px;
    border: 0;
    border-radius: var(--radius-small);
    background: var(--paper);
  }
  .units label {
    position: relative;
    padding: 7px 10px;
    border-radius: 6px;
    color: var(--ink-soft);
    font-size: 0.8125rem;
    line-height: 1.2;
    white-space: nowrap;
    cursor: pointer;
  }
  .units label.chosen {
    background: var(--panel);
    color: var(--ink);
    box-shadow: 0 0 0 1px var(--line-strong);
  }
  .units input {
    position: absolute;
    opacity: 0;
    inset: 0;
    margin: 0;
    cursor: pointer;
  }
  .units label:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  @container sandbox (max-width: 900px) {
    .bar {
      flex-wrap: wrap;
    }
    .travel {
      order: -1;
      flex-basis: 100%;
    }
    .choices {
      margin-left: auto;
    }
  }
  @container sandbox (max-width: 560px) {
    .bar {
      gap: 6px 8px;
      padding: 8px 10px;
    }
    .buttons {
      flex: 1;
      gap: 6px;
    }
    .buttons button {
      flex: 1 1 auto;
      min-height: 44px;
      padding: 0 8px;
    }
    .word {
      display: none;
    }
    .choices {
      display: contents;
    }
    .more {
      min-height: 44px;
      padding: 0 10px;
    }
    .units {
      order: -2;
      padding: 2px;
    }
    .seek {
      flex: 1 1 100%;
      flex-wrap: nowrap;
    }
    .seek label {
      flex: 1;
      min-width: 0;
    }
    .seek select {
      width: 100%;
      min-height: 44px;
    }
    .seek button {
      min-height: 44px;
      padding: 0 9px;
    }
    .units label {
      padding: 5px 9px;
      font-size: 0.75rem;
    }
    .travel {
      display: contents;
    }
    .where {
      order: -3;
      flex: 1;
      white-space: normal;
      font-size: 0.75rem;
    }
    input[type='range'] {
      order: -1;
      flex-basis: 100%;
    }
  }
`;
