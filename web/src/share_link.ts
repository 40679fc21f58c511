// share_link.ts - a sandbox in the fragment of a URL: program, version, moment.
//
// "#code=x%20%3D%20%5B%5D&python=3.14&at=tick:12" - plain percent encoding, so that links can be
// written by hand and read by eye, and nothing but the fragment carries the reader's program: it
// never reaches a server. Keys that are not known are kept out; a bad link gives an empty one.

export interface Shared {
  code?: string;
  python?: string;
  /** As the `at` attribute: "line:4", "tick:120", "end". */
  at?: string;
  /** A lesson of the site, as "01-references/01-names". */
  lesson?: string;
  view?: string;
  theme?: string;
  height?: string;
  readonly?: string;
}

const kKeys = ['lesson', 'python', 'at', 'view', 'theme', 'height', 'readonly', 'code'] as const;

/** "#python=3.14&code=…"; '' when there is nothing to say. */
export function writeShareLink(shared: Shared): string {
  const parts = kKeys.flatMap((key) => {
    const value = shared[key];
    return value ? [`${key}=${encode(value)}`] : [];
  });
  return parts.length > 0 ? `#${parts.join('&')}` : '';
}

/** What a fragment says, with or without its "#". */
export function readShareLink(fragment: string): Shared {
  const shared: Shared = {};
  for (const part of fragment.replace(/^#/, '').split('&')) {
    const equals = part.indexOf('=');
    const key = kKeys.find((known) => known === part.slice(0, equals));
    const value = equals > 0 ? decode(part.slice(equals + 1)) : null;
    if (key && value !== null) {
      shared[key] = value;
    }
  }
  return shared;
}

/** Keeps what a fragment may hold as it is, so that links stay readable. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(3A|2F|2C|3D|3B|40|24)/g, decodeURIComponent);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replace(/\+/g, '%20'));
  } catch {
    return null;
  }
}
