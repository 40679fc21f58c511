// theme_watcher.ts - whether an element on somebody's page should be light or dark, live.
//
// With theme "auto", an element follows its page. A page that declares `color-scheme` has said it
// already; for others the colour behind the element decides, because many sites switch to dark by
// a class alone. The reader's own preference counts only where the page follows it.

export type Theme = 'light' | 'dark';

/** Calls back with the resolved theme at the start and whenever it changes. */
export class ThemeWatcher {
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #attributes = new MutationObserver(() => this.#look());
  #last: Theme | null = null;

  constructor(
    readonly element: Element,
    /** "auto", "light" or "dark", as the author wrote it. */
    readonly wanted: () => string,
    readonly onChange: (theme: Theme) => void,
  ) {}

  start(): void {
    this.#dark.addEventListener('change', this.#look);
    const filter = { attributeFilter: ['class', 'style', 'data-theme', 'data-color-scheme'] };
    for (const watched of [document.documentElement, document.body]) {
      this.#attributes.observe(watched, filter);
    }
    this.#look();
  }

  stop(): void {
    this.#dark.removeEventListener('change', this.#look);
    this.#attributes.disconnect();
  }

  /** Looks again: the author's wish may have changed. */
  refresh(): void {
    this.#look();
  }

  readonly #look = (): void => {
    const theme = this.#resolve();
    if (theme !== this.#last) {
      this.#last = theme;
      this.onChange(theme);
    }
  };

  #resolve(): Theme {
    const wanted = this.wanted();
    if (wanted === 'light' || wanted === 'dark') {
      return wanted;
    }
    const declared = getComputedStyle(this.element).colorScheme;
    const light = /\blight\b/.test(declared);
    const dark = /\bdark\b/.test(declared);
    if (light && dark) {
      return this.#dark.matches ? 'dark' : 'light';
    }
    if (light || dark) {
      return dark ? 'dark' : 'light';
    }
    return isDark(backgroundBehind(this.element)) ? 'dark' : 'light';
  }
}

/** The first opaque background among the element's ancestors; white when there is none. */
function backgroundBehind(element: Element): string {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (colour !== 'transparent' && !/[,/]\s*0(\.0+)?\)$/.test(colour)) {
      return colour;
    }
  }
  return 'rgb(255, 255, 255)';
}

/** True for a colour "rgb(r, g, b)" that is nearer to black than to white. */
export function isDark(colour: string): boolean {
  const [red = 255, green = 255, blue = 255] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 110;
}
