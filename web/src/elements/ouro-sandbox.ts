// <ouro-sandbox> - a small Python program that runs, is seen, and steps back. Read this first.

import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { loadEngine, siteRoot, type Engine } from '../engine_loader';
import type { Counters, HeapText, OutputPiece, Status } from '../engine';
import { parsePlace, type Place } from '../places';
import { programOf } from '../program_text';
import { SandboxState, type StepUnit } from '../sandbox_state';
import { writeShareLink } from '../share_link';
import { ThemeWatcher, type Theme } from '../theme_watcher';
import { parseView } from '../view_words';
import { icons } from './icons';
import { sandboxStyles } from './sandbox_styles';
import './ouro-compare';
import './ouro-console';
import './ouro-controls';
import './ouro-counters';
import './ouro-editor';
import './ouro-events';
import './ouro-heap-text';
import './ouro-inspector';
import './ouro-narration';
import './ouro-stage';
import './ouro-version';

/** How near to the visible part of the page a sandbox wakes up. */
const kNear = '300px';

/** What state() gives: where the run stands and everything that can be seen there. */
export interface SandboxSnapshot {
  code: string;
  python: string;
  status: Status;
  /** But for the first `outputLeftOut` characters of very much output. */
  output: OutputPiece[];
  outputLeftOut: number;
  counters: Counters | null;
  narration: string;
  message: string;
  heap: HeapText;
}

/**
 * A sandbox: program, steps, picture, output and counters. What to paste into a page:
 *
 *     <script type="module" src="https://example.org/ouroboros.js"></script>
 *     <ouro-sandbox python="3.14" view="heap counters console" at="line:3">
 *       <pre><code>x = []
 *     x.append(x)
 *     del x
 *     </code></pre>
 *     </ouro-sandbox>
 *
 * The text between the tags is the program, and what readers without scripts see.
 *
 * @attr python - the version to imitate, as "3.14"
 * @attr view - what to show: heap collector timeline memory code, counters console
 * @attr at - where to stand after loading: line:N, tick:N, event:NAME, end
 * @attr theme - auto (as the page around it), light, dark
 * @attr height - height of program and picture, in pixels or any CSS length
 * @attr readonly - the program cannot be changed
 * @attr load - visible (when it comes near the visible part of the page) or click
 * @fires ouro-ready - the program is loaded; detail: {python}
 * @fires ouro-step - the run stands elsewhere; detail: {tick, line, state}
 * @fires ouro-finish - the run has reached its end; detail: {exitCode, reason}
 * @fires ouro-error - a mistake in the program, or the engine failed; detail: {message, line}
 */
@customElement('ouro-sandbox')
export class OuroSandbox extends LitElement {
  @property() python = '';
  @property() view = '';
  @property() at = '';
  @property() theme = 'auto';
  @property() height = '';
  @property() load: 'visible' | 'click' = 'visible';
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** The site itself shows no link to the site. */
  @property({ type: Boolean, attribute: 'no-link' }) noLink = false;

  @query('.ouro-root') private root!: HTMLElement;
  @state() private shownTheme: Theme = 'light';
  @state() private engine: Engine | null = null;
  @state() private woken = false;

  /** The store that all parts show; also for lessons on the same page. */
  readonly store = new SandboxState();

  #written = false;
  #opening: Promise<void> | null = null;
  readonly #themes = new ThemeWatcher(this, () => this.theme, (theme) => {
    this.shownTheme = theme;
  });
  readonly #nearness = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting) && this.load !== 'click') {
        void this.ready();
      }
    },
    { rootMargin: kNear },
  );

  constructor() {
    super();
    this.store.addEventListener('change', () => {
      this.python = this.store.python || this.python;
    });
    this.store.addEventListener('step', () => this.#announceStep());
    this.store.addEventListener('finish', () => {
      const { exitCode, reason } = this.store.moment.status;
      this.#announce('ouro-finish', { exitCode, reason });
    });
    this.store.addEventListener('problem', () => {
      const { message } = this.store;
      this.#announce('ouro-error', { message: message?.text, line: message?.span?.line ?? 0 });
    });
  }

  /** The program. Setting it starts the run over. */
  get code(): string {
    return this.store.source;
  }

  set code(source: string) {
    this.#written = true;
    this.store.setSource(source);
  }

  /** Loads the engine now, whatever `load` says; resolves when the program can move. */
  ready(): Promise<void> {
    this.woken = true;
    this.#opening ??= this.#open();
    return this.#opening;
  }

  async step(unit?: StepUnit): Promise<void> {
    await this.ready();
    await this.store.step(unit);
  }

  async stepBack(unit?: StepUnit): Promise<void> {
    await this.ready();
    await this.store.stepBack(unit);
  }

  /** Resolves when the program has ended or was stopped. */
  async run(): Promise<void> {
    await this.ready();
    await this.store.run();
  }

  async restart(): Promise<void> {
    await this.ready();
    await this.store.restart();
  }

  /** To a place: "line:4", "tick:120", "event:finalizer_called", "end", "start", or a tick. */
  async goTo(place: string | number): Promise<void> {
    await this.ready();
    const parsed: Place | null =
      typeof place === 'number' ? { kind: 'tick', tick: place } : parsePlace(place);
    if (!parsed) {
      throw new Error(`goTo: "${place}" is not a place; write line:4, tick:120 or end.`);
    }
    await this.store.goTo(parsed);
  }

  /** Everything that can be seen at this moment, as plain data. */
  state(): SandboxSnapshot {
    const { source, python, moment, message, heapText } = this.store;
    const { status, output, outputLeftOut, counters, narration } = moment;
    const text = message?.text ?? '';
    return { code: source, python, status, output, outputLeftOut, counters, narration,
      message: text, heap: heapText };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#readLightDom();
    this.#themes.start();
    this.#nearness.observe(this);
    if (this.woken) {
      void this.ready();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#themes.stop();
    this.#nearness.disconnect();
    this.store.close();
    this.#opening = null;
    this.engine = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('python') && this.python !== '') {
      this.store.setPython(this.python);
    }
    if (changed.has('theme')) {
      this.#themes.refresh();
    }
  }

  override render(): TemplateResult {
    const view = parseView(this.view);
    return html`
      <section class="ouro-root" aria-label="Python sandbox">
        ${this.woken ? this.#renderParts(view) : this.#renderSleeping()}
      </section>
    `;
  }

  /** Through the object model: a style attribute would need a laxer Content-Security-Policy. */
  override updated(): void {
    const { style } = this.root;
    const height = /^\d+$/.test(this.height) ? `${this.height}px` : this.height;
    style.colorScheme = this.shownTheme;
    if (height) {
      style.setProperty('--ouro-height', height);
    } else {
      style.removeProperty('--ouro-height');
    }
  }

  #renderSleeping(): TemplateResult {
    return html`
      <slot @slotchange=${this.#readLightDom}></slot>
      ${this.load === 'click'
        ? html`<p class="wake">
            <button class="primary" @click=${() => this.ready()}>
              ${icons.step}Step through this program
            </button>
          </p>`
        : null}
    `;
  }

  #renderParts(view: ReturnType<typeof parseView>): TemplateResult {
    const { store } = this;
    return html`
      <div class="work ${view.pictures ? '' : 'no-picture'} ${view.console ? '' : 'no-console'}">
        <ouro-editor .state=${store} ?readonly=${this.readonly}>
          <ouro-version .state=${store}></ouro-version>
        </ouro-editor>
        ${view.console ? html`<ouro-console .state=${store}></ouro-console>` : null}
        ${view.pictures
          ? html`<ouro-stage
              .state=${store}
              .shared=${this.engine?.canvas ?? null}
              theme=${this.shownTheme}
              pictures=${view.pictures}
            ></ouro-stage>`
          : null}
        <ouro-narration .state=${store}></ouro-narration>
        <ouro-controls .state=${store}></ouro-controls>
      </div>
      ${view.counters ? html`<ouro-counters .state=${store}></ouro-counters>` : null}
      <ouro-inspector .state=${store}></ouro-inspector>
      <ouro-events .state=${store}></ouro-events>
      <ouro-compare .state=${store}></ouro-compare>
      <ouro-heap-text .state=${store}></ouro-heap-text>
      ${this.noLink
        ? null
        : html`<p class="site">
            <a href=${siteRoot().href} target="_blank" rel="noopener" @click=${this.#aimAtSite}
              >Open in Ouroboros ↗</a
            >
          </p>`}
    `;
  }

  async #open(): Promise<void> {
    this.store.beginLoading();
    try {
      const engine = await loadEngine();
      this.engine = engine;
      this.store.open(engine.module, engine.profiles);
    } catch (cause) {
      this.store.fail(cause);
      return;
    }
    this.#announce('ouro-ready', { python: this.store.python });
    const place = parsePlace(this.at);
    if (place && this.store.loaded) {
      await this.store.goTo(place);
    }
  }

  /** The author's program, unless a script or the reader has written another. */
  readonly #readLightDom = (): void => {
    if (!this.#written && this.store.activity === 'waiting') {
      this.store.setSource(programOf(this));
    }
  };

  /** Makes the link lead to this program at this moment, edits included. */
  readonly #aimAtSite = (event: MouseEvent): void => {
    const link = event.currentTarget as HTMLAnchorElement;
    const { source, python, moment } = this.store;
    link.href = siteRoot().href + writeShareLink({ code: source, python,
      at: moment.status.tick > 0 ? `tick:${moment.status.tick}` : '' });
  };

  #announceStep(): void {
    const { tick, line, state } = this.store.moment.status;
    this.#announce('ouro-step', { tick, line, state });
  }

  #announce(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  static override styles = sandboxStyles;
}

declare global {
  interface HTMLElementTagNameMap {
    'ouro-sandbox': OuroSandbox;
  }
}
