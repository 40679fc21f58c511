// picture_input.ts - passes pointer, wheel, touch and keys of a stage's canvas to the picture.
//
// The picture is "active" while its canvas has the focus. Only then does it take the wheel and
// one-finger drags; before, both belong to the page. Esc, or a tap outside, makes it inactive. Two
// fingers zoom, as does the wheel with Ctrl. Keys that the picture does not use go to the page.

import type { Session } from '../engine';

export interface PictureHost {
  session(): Session | null;
  /** The picture may look different now. */
  wake(): void;
  /** The engine failed. */
  failed(cause: unknown): void;
  /** `touch`: by a finger. */
  activated(active: boolean, touch: boolean): void;
  /** The wheel moved over the inactive picture. */
  wheelIgnored(): void;
}

interface Point {
  x: number;
  y: number;
}

/** A wheel that counts in lines moves this many pixels per line. */
const kLinePixels = 16;

export class PictureInput {
  readonly #ends = new AbortController();
  readonly #fingers = new Map<number, Point>();
  #spread = 0;
  #touch = false;

  constructor(
    readonly canvas: HTMLCanvasElement,
    readonly host: PictureHost,
  ) {
    const { signal } = this.#ends;
    canvas.addEventListener('pointerdown', this.#onDown, { signal });
    canvas.addEventListener('pointermove', this.#onMove, { signal });
    canvas.addEventListener('pointerup', this.#onUp, { signal });
    canvas.addEventListener('pointercancel', this.#onUp, { signal });
    canvas.addEventListener('pointerleave', this.#onLeave, { signal });
    canvas.addEventListener('wheel', this.#onWheel, { signal, passive: false });
    canvas.addEventListener('keydown', this.#onKey, { signal });
    canvas.addEventListener('focus', () => host.activated(true, this.#touch), { signal });
    canvas.addEventListener('blur', () => host.activated(false, false), { signal });
  }

  /** Stops listening. */
  dispose(): void {
    this.#ends.abort();
  }

  get #active(): boolean {
    const root = this.canvas.getRootNode();
    return (root instanceof ShadowRoot || root instanceof Document)
      && root.activeElement === this.canvas;
  }

  #pass(action: (session: Session) => void): void {
    const session = this.host.session();
    if (!session) {
      return;
    }
    try {
      action(session);
      this.host.wake();
    } catch (cause) {
      this.host.failed(cause);
    }
  }

  #pointOf(event: MouseEvent): Point {
    const box = this.canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  readonly #onDown = (event: PointerEvent): void => {
    const { x, y } = this.#pointOf(event);
    this.#touch = event.pointerType === 'touch';
    this.canvas.focus({ preventScroll: true });
    this.canvas.setPointerCapture(event.pointerId);
    if (event.pointerType === 'touch') {
      this.#fingers.set(event.pointerId, { x, y });
    }
    if (this.#fingers.size < 2) {
      this.#pass((session) => {
        session.pointer('move', x, y, event.button);
        session.pointer('down', x, y, event.button);
      });
    } else {
      this.#spread = this.#fingerSpread();
      this.#pass((session) => session.pointer('up', x, y, 0));
    }
  };

  readonly #onMove = (event: PointerEvent): void => {
    const point = this.#pointOf(event);
    if (this.#fingers.has(event.pointerId)) {
      this.#fingers.set(event.pointerId, point);
    }
    if (this.#fingers.size >= 2) {
      this.#pinch();
    } else {
      this.#pass((session) => session.pointer('move', point.x, point.y, 0));
    }
  };

  readonly #onUp = (event: PointerEvent): void => {
    const { x, y } = this.#pointOf(event);
    const fingers = this.#fingers.size;
    this.#fingers.delete(event.pointerId);
    if (fingers < 2) {
      this.#pass((session) => session.pointer('up', x, y, event.button));
    }
    if (event.pointerType === 'touch') {
      this.#pass((session) => session.pointer('leave', x, y, 0));
    }
  };

  readonly #onLeave = (event: PointerEvent): void => {
    this.#pass((session) => session.pointer('leave', event.offsetX, event.offsetY, 0));
  };

  readonly #onWheel = (event: WheelEvent): void => {
    if (!this.#active) {
      if (!event.ctrlKey) {
        this.host.wheelIgnored();
      }
      return;
    }
    event.preventDefault();
    const factor = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? kLinePixels : 1;
    const zoom = event.ctrlKey || event.metaKey;
    this.#pass((session) => session.wheel(event.deltaX * factor, event.deltaY * factor, zoom));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      this.canvas.blur();
      return;
    }
    if (event.key === 'Tab' || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    this.#pass((session) => {
      if (session.key(event.key, event.shiftKey)) {
        event.preventDefault();
      }
    });
  };

  #fingerSpread(): number {
    const [one, other] = [...this.#fingers.values()];
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
  }

  /** Two fingers moving apart are a wheel that zooms, with the pointer between them. */
  #pinch(): void {
    const spread = this.#fingerSpread();
    const change = this.#spread - spread;
    this.#spread = spread;
    const points = [...this.#fingers.values()];
    const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
    const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
    this.#pass((session) => {
      session.pointer('move', x, y, 0);
      session.wheel(0, change * 2, true);
    });
  }
}
