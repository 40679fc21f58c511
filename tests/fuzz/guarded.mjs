// guarded.mjs - statements of a random program that may go wrong without ending it.

/**
 * Lines that run `text` and print what it raises. Further lines of `text` are indented as in a block
 * already: by four where they belong to the same block as the first.
 */
export function guarded(text) {
  return ["try:", ...`    ${text}`.split("\n"), "except Exception as e:", "    print(type(e).__name__, e)"];
}
