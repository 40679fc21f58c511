// <ouro-stage> - the picture of a sandbox: a canvas that shows what the engine draws.

import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Session } from '../engine';
import { basics } from '../styles/shared';
import { PictureInput } from './picture_input';
import { StateElement } from './state_element';

/** While a program runs, drawing takes at most one part in so many of the time. */
const kDrawingShare = 6;
/** Sharper than this costs time and shows nothing more. */
const kScaleMax = 2;

/**
 * Part of <ouro-sandbox>.
 *
 *     <ouro-stage .state=${state} .shared=${canvas} theme="dark" pictures="heap"></ouro-stage>
 *
 * The engine draws into one WebGL canvas for the whole page (`shared`); this element copies its
 * picture from there into a 2D canvas of its own. A frame is drawn only when the engine says that
 * it would look different and the stage can be seen. The wheel belongs to the page until the stage
 * has been clicked; Esc gives it back.
 */
@customElement('ouro-stage')
export class OuroStage extends StateElement {
  /** The shared WebGL canvas; null: the browser cannot draw it. */
  @property({ attribute: false }) shared: HTMLCanvasElement | null = null;
  @property() theme: 'light' | 'dark' = 'light';
  /** Which pictures to show, separated by spaces. */
  @property() pictures = 'heap';

  @query('canvas') private canvas!: HTMLCanvasElement;
  @state() private active = false;
  @state() private touch = false;
  @state() private hinting = false;
  /** The browser took the graphics away: on a crowded page, or after sleep. */
  @state() private lost = false;

  #session: Session | null = null;
  #frame = 0;
  #drawnAt = 0;
  #drawingMs = 0;
  #visible = false;
  #size = { width: 0, height: 0, scale: 1 };
  #hintTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #resizes = new ResizeObserver(() => this.#measure());
  readonly #sightings = new IntersectionObserver(([entry]) => {
    this.#visible = entry?.isIntersecting ?? false;
    this.#wake();
  });
  #input: PictureInput | null = null;

  override render(): TemplateResult {
    const drawable = !this.lost && (this.shared !== null || this.state.session === null);
    return html`
      <canvas
        class=${this.active ? 'active' : ''}
        tabindex=${drawable ? 0 : -1}
        role="application"
        aria-roledescription="picture"
        aria-label="Picture of names, objects and references. The same state is below as text."
        ?hidden=${!drawable}
      ></canvas>
      ${drawable
        ? html`<p class="hint ${this.active || this.hinting ? 'shown' : ''}" aria-hidden="true">
            ${this.#hintText()}
          </p>`
        : html`<p class="none">
            ${this.lost
              ? 'The browser has taken the picture away, and may give it back.'
              : 'This browser offers no WebGL 2, so there is no picture.'}
            “State as text” below shows the same state completely.
          </p>`}
    `;
  }

  #hintText(): string {
    if (!this.active) {
      return 'Click to zoom with the wheel';
    }
    return this.touch ? 'Drag to move; tap outside to leave' : 'Esc gives the wheel back';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#calm.addEventListener('change', this.#restyle);
    this.#sightings.observe(this);
    this.#resizes.observe(this);
    this.#listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#calm.removeEventListener('change', this.#restyle);
    this.#sightings.disconnect();
    this.#resizes.disconnect();
    this.#input?.dispose();
    this.#input = null;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  override firstUpdated(): void {
    this.#listen();
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('shared')) {
      this.shared?.addEventListener('webglcontextlost', () => (this.lost = true));
      this.shared?.addEventListener('webglcontextrestored', () => (this.lost = false));
    }
    const { session } = this.state;
    if (session !== this.#session) {
      this.#session = session;
      this.#restyle();
      this.#measure(true);
    } else if (changed.has('theme') || changed.has('pictures')) {
      this.#restyle();
    }
    this.#wake();
  }

  #listen(): void {
    if (!this.hasUpdated || this.#input) {
      return;
    }
    this.#input = new PictureInput(this.canvas, {
      session: () => this.#session,
      wake: () => {
        this.state.exploration.follow();
        this.#wake();
      },
      failed: (cause) => this.#fail(cause),
      activated: (active, touch) => {
        this.active = active;
        this.touch = touch;
        this.hinting = false;
      },
      wheelIgnored: () => this.#hint(),
    });
  }

  #hint(): void {
    this.hinting = true;
    clearTimeout(this.#hintTimer);
    this.#hintTimer = setTimeout(() => (this.hinting = false), 1600);
  }

  readonly #restyle = (): void => {
    this.#session?.setTheme(this.theme, this.#calm.matches);
    this.#session?.setView(this.pictures);
    this.#wake();
  };

  #measure(always = false): void {
    const width = Math.floor(this.clientWidth);
    const height = Math.floor(this.clientHeight);
    const scale = Math.min(window.devicePixelRatio || 1, kScaleMax);
    const old = this.#size;
    const same = old.width === width && old.height === height && old.scale === scale;
    if (width === 0 || height === 0 || !this.hasUpdated || (same && !always)) {
      return;
    }
    this.#size = { width, height, scale };
    this.#session?.resize(width, height, scale);
    this.#draw(true);
  }

  /** Asks for a frame, unless one is coming or nobody would see it. */
  #wake(): void {
    if (this.#frame === 0 && this.#visible && this.#session && this.shared) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        if (this.#draw()) {
          this.#wake();
        }
      });
    }
  }

  /** Draws when something would look different; true when it did. */
  #draw(always = false): boolean {
    const { shared } = this;
    const session = this.#session;
    const { width, height, scale } = this.#size;
    if (!session || !shared || width === 0 || !(always || session.needsFrame())) {
      return false;
    }
    const started = performance.now();
    if (this.state.activity === 'running'
        && started < this.#drawnAt + kDrawingShare * this.#drawingMs) {
      return false; // The run will report its progress again.
    }
    try {
      session.drawFrame();
    } catch (cause) {
      this.#fail(cause);
      return false;
    }
    this.#drawnAt = performance.now();
    this.#drawingMs = this.#drawnAt - started;
    const across = Math.round(width * scale);
    const down = Math.round(height * scale);
    if (this.canvas.width !== across || this.canvas.height !== down) {
      this.canvas.width = across;
      this.canvas.height = down;
    }
    const context = this.canvas.getContext('2d');
    context?.clearRect(0, 0, across, down);
    context?.drawImage(shared, 0, 0, across, down, 0, 0, across, down);
    return true;
  }

  #fail(cause: unknown): void {
    this.#session = null;
    this.state.fail(cause);
  }

  static override styles = [
    basics,
    css`
      :host {
        position: relative;
        display: block;
        min-height: 0;
        overflow: hidden;
        background: var(--stage);
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        touch-action: pan-y pinch-zoom;
      }
      canvas.active {
        touch-action: none;
      }
      canvas:focus-visible,
      canvas.active {
        outline: 2px solid var(--focus);
        outline-offset: -2px;
      }
      .hint {
        position: absolute;
        top: 10px;
        right: 12px;
        margin: 0;
        padding: 5px 10px;
        border-radius: 6px;
        background: var(--ink);
        color: var(--panel);
        font-size: 0.75rem;
        line-height: 1.3;
        opacity: 0;
        pointer-events: none;
        transition: opacity var(--quick);
      }
      .hint.shown {
        opacity: 0.86;
      }
      .none {
        max-width: 36em;
        margin: 0;
        padding: 32px;
        color: var(--ink-soft);
        line-height: 1.5;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ouro-stage': OuroStage;
  }
}
