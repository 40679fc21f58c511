// theme_choice.ts - the reader's choice of colours; kept between visits where that is allowed.

export type ThemeChoice = 'auto' | 'light' | 'dark';

const kKey = 'ouroboros-theme';

/** The last choice, or 'auto' when there is none or storage is blocked. */
export function readTheme(): ThemeChoice {
  try {
    const stored = localStorage.getItem(kKey);
    return stored === 'light' || stored === 'dark' ? stored : 'auto';
  } catch {
    return 'auto';
  }
}

export function saveTheme(theme: ThemeChoice): void {
  try {
    localStorage.setItem(kKey, theme);
  } catch {
    // Blocked storage: the choice lasts as long as the page.
  }
}
