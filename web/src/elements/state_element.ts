// state_element.ts - what the elements inside a sandbox have in common: they show a SandboxState.

import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { SandboxState } from '../sandbox_state';

/** Redraws whenever its state says 'change'. The sandbox hands the state down as a property. */
export abstract class StateElement extends LitElement {
  @property({ attribute: false }) state!: SandboxState;

  #watched: SandboxState | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch(this.state ?? null);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch(null);
  }

  override willUpdate(): void {
    if (this.isConnected) {
      this.#watch(this.state);
    }
  }

  /** Called for each change of the state, before the redraw. */
  protected stateChanged(): void {}

  readonly #onChange = (): void => {
    this.stateChanged();
    this.requestUpdate();
  };

  #watch(state: SandboxState | null): void {
    if (state === this.#watched) {
      return;
    }
    this.#watched?.removeEventListener('change', this.#onChange);
    this.#watched = state;
    state?.addEventListener('change', this.#onChange);
  }
}
