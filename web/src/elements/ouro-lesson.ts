// <ouro-lesson> - a lesson beside a sandbox: prose in steps, and predictions before answers.

import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { evaluateAnswer, parseAnswer } from '../lessons/answers';
import { judge, type Judgement } from '../lessons/judge';
import type { Lesson, LessonStep, Prediction } from '../lessons/lesson';
import { basics, buttons, labels, tokens } from '../styles/shared';
import { proseStyles } from './prose_styles';
import type { OuroSandbox } from './ouro-sandbox';

/** What the reader guessed in a step, and what the machine said. */
interface Attempt extends Judgement {
  guess: string;
  answer: string;
}

/**
 * Shows one lesson and drives the sandbox it is given. Both are properties:
 *
 *     <ouro-lesson .lesson=${lesson} .sandbox=${sandbox}></ouro-lesson>
 *
 * A step moves the run to its place. A prediction shows what the machine says only after a guess.
 * While the program differs from the lesson's, steps do not move it: the edits are the reader's.
 *
 * @fires ouro-predict - a guess was compared; detail: {step, guess, answer, right}
 */
@customElement('ouro-lesson')
export class OuroLesson extends LitElement {
  @property({ attribute: false }) lesson: Lesson | null = null;
  @property({ attribute: false }) sandbox: OuroSandbox | null = null;
  @state() private index = 0;
  @state() private attempts = new Map<number, Attempt>();
  @state() private edited = false;
  /** The chosen version, when the lesson is not written for it. */
  @state() private otherVersion = '';
  @query('.guess') private field!: HTMLInputElement | null;
  @query('h2') private heading!: HTMLElement | null;

  get #step(): LessonStep | null {
    return this.lesson?.steps[this.index] ?? null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('lesson')) {
      this.index = 0;
      this.attempts = new Map();
    }
    if (changed.has('sandbox')) {
      changed.get('sandbox')?.store.removeEventListener('change', this.#compare);
      this.sandbox?.store.addEventListener('change', this.#compare);
    }
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('lesson') && this.lesson && this.sandbox) {
      this.#enter();
    }
  }

  override render(): TemplateResult | null {
    const { lesson } = this;
    const step = this.#step;
    if (!lesson || !step) {
      return null;
    }
    const last = this.index === lesson.steps.length - 1;
    const asking = step.prediction !== null && !this.attempts.has(this.index);
    return html`
      <article class="ouro-root" aria-label="Lesson: ${lesson.title}">
        <p class="label">Step ${this.index + 1} of ${lesson.steps.length}</p>
        <h2 tabindex="-1">${step.title}</h2>
        <div class="prose">${unsafeHTML(step.prose)}</div>
        ${step.prediction ? this.#renderPrediction(step.prediction) : null}
        ${this.edited ? this.#renderEdited() : null}
        ${this.otherVersion
          ? html`<p class="caution">
              This lesson is written for CPython ${lesson.profiles.join(', ')};
              ${this.otherVersion} may differ.
            </p>`
          : null}
        <nav aria-label="Steps of the lesson">
          <button ?disabled=${this.index === 0} @click=${() => this.#go(this.index - 1)}>
            Previous
          </button>
          ${last
            ? html`<button class="primary" @click=${this.#finish}>Finish</button>`
            : html`<button
                class=${asking ? '' : 'primary'}
                @click=${() => this.#go(this.index + 1)}
              >
                ${asking ? 'Skip' : 'Next'}
              </button>`}
        </nav>
      </article>
    `;
  }

  #renderPrediction(prediction: Prediction): TemplateResult {
    const attempt = this.attempts.get(this.index);
    const number = prediction.kind === 'number';
    return html`
      <form class="predict" @submit=${this.#onGuess}>
        <label for="guess">${unsafeHTML(prediction.question)}</label>
        <div class="row">
          <input
            id="guess"
            class="guess ${number ? 'short' : ''}"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            inputmode=${number ? 'numeric' : 'text'}
            ?readonly=${attempt !== undefined}
            placeholder=${number ? 'a number' : 'what is printed'}
          />
          ${attempt
            ? html`<button type="button" @click=${this.#tryAgain}>Try again</button>`
            : html`<button class="primary" type="submit">Check</button>`}
        </div>
        <div role="status">${attempt ? renderReply(attempt) : null}</div>
      </form>
    `;
  }

  #renderEdited(): TemplateResult {
    return html`
      <div class="caution">
        <p>You changed the program, so these steps no longer move it.</p>
        <button @click=${this.#restore}>Put the lesson’s program back</button>
      </div>
    `;
  }

  #go(index: number): void {
    this.index = index;
    this.#enter();
    void this.updateComplete.then(() => {
      if (this.field) {
        this.field.value = this.attempts.get(index)?.guess ?? '';
      }
      this.heading?.focus({ preventScroll: true });
      this.scrollIntoView({ block: 'nearest' });
    });
  }

  /** Moves the run to where the step begins, or to where its prediction was answered. */
  #enter(): void {
    const step = this.#step;
    const answered = this.attempts.has(this.index);
    const place = (answered ? step?.prediction?.until : '') || step?.at;
    if (place && !this.edited) {
      void this.sandbox?.goTo(place);
    }
  }

  readonly #onGuess = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { sandbox, index } = this;
    const prediction = this.#step?.prediction;
    const guess = this.field?.value.trim() ?? '';
    if (!sandbox || !prediction || guess === '') {
      this.field?.focus();
      return;
    }
    if (this.edited) {
      this.#restore();
    }
    const place = prediction.until || this.#step?.at;
    if (place) {
      await sandbox.goTo(place);
    }
    const parsed = parseAnswer(prediction.answer);
    const answer = typeof parsed === 'string' ? null : evaluateAnswer(parsed, sandbox.state());
    const judgement = judge(prediction, guess, answer ?? '');
    const attempt = { guess, answer: answer ?? '–', ...judgement };
    this.attempts = new Map(this.attempts).set(index, attempt);
    const detail = { step: index, guess, answer, right: judgement.right };
    this.dispatchEvent(new CustomEvent('ouro-predict', { detail, bubbles: true, composed: true }));
  };

  readonly #tryAgain = (): void => {
    const rest = new Map(this.attempts);
    rest.delete(this.index);
    this.attempts = rest;
    this.#enter();
    this.field?.focus();
  };

  readonly #finish = (): void => {
    this.dispatchEvent(new CustomEvent('ouro-lesson-end', { bubbles: true, composed: true }));
  };

  readonly #restore = (): void => {
    if (this.sandbox && this.lesson) {
      this.sandbox.code = this.lesson.program;
      this.edited = false;
      this.#enter();
    }
  };

  readonly #compare = (): void => {
    const python = this.sandbox?.store.python ?? '';
    this.edited = this.lesson !== null && this.sandbox?.code !== this.lesson.program;
    this.otherVersion = this.lesson?.profiles.includes(python) === false ? python : '';
  };

  static override styles = [
    tokens,
    basics,
    buttons,
    labels,
    proseStyles,
    css`
      :host {
        display: block;
      }
      article {
        padding: 22px 24px 20px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--panel);
        color: var(--ink);
      }
      h2 {
        margin: 6px 0 12px;
        font-size: 1.375rem;
        line-height: 1.25;
        letter-spacing: -0.01em;
        text-wrap: balance;
      }
      h2:focus {
        outline: none;
      }
      .predict {
        margin: 18px 0 0;
        padding: 16px;
        border-radius: var(--radius-small);
        background: var(--paper);
      }
      .predict label {
        display: block;
        margin-bottom: 10px;
        font-weight: 600;
        line-height: 1.4;
      }
      .row {
        display: flex;
        gap: 8px;
      }
      .guess {
        flex: 1;
        min-width: 0;
        min-height: 38px;
        padding: 0 12px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
        background: var(--panel);
        color: var(--ink);
        font: 1rem var(--mono);
      }
      .guess::placeholder {
        color: var(--ink-soft);
        font-family: var(--font);
        font-size: 0.875rem;
      }
      .guess.short {
        max-width: 9em;
      }
      .reply {
        margin: 12px 0 0;
        padding: 10px 12px;
        border-left: 3px solid var(--changed);
        background: var(--panel);
        line-height: 1.5;
      }
      .reply.right {
        border-left-color: var(--accent);
      }
      .caution {
        margin: 16px 0 0;
        padding: 12px 14px;
        border-radius: var(--radius-small);
        background: var(--changed-soft);
        font-size: 0.875rem;
      }
      .caution p {
        margin: 0 0 8px;
      }
      nav {
        display: flex;
        justify-content: space-between;
        gap: 8px;
        margin-top: 20px;
      }
    `,
  ];
}

function renderReply(attempt: Attempt): TemplateResult {
  return html`<p class="reply ${attempt.right ? 'right' : ''}">
    <b>${attempt.right ? `Right: ${attempt.answer}.` : `The machine says ${attempt.answer}.`}</b>
    ${unsafeHTML(attempt.reply)}
  </p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ouro-lesson': OuroLesson;
  }
}
