// view_words.ts - the words of the `view` attribute: which pictures and panels a sandbox shows.

/** What the engine draws. */
const kPictures = ['heap', 'collector', 'timeline', 'memory', 'code'] as const;

/** What the page shows around the picture. Program, steps, words and text always show: they make
 *  the sandbox usable for everybody. */
const kPanels = ['counters', 'console'] as const;

const kDefaultView = 'heap counters console';

export interface View {
  /** For Session.setView; empty: no picture. */
  pictures: string;
  counters: boolean;
  console: boolean;
}

/** Unknown words are ignored, so that a page written for a later version still works. */
export function parseView(words: string): View {
  const named = new Set((words.trim() || kDefaultView).split(/\s+/));
  const [counters, consoleShown] = kPanels.map((panel) => named.has(panel));
  return {
    pictures: kPictures.filter((picture) => named.has(picture)).join(' '),
    counters: counters ?? false,
    console: consoleShown ?? false,
  };
}
