// canvas_glyphs.h - characters that the embedded typefaces lack, drawn by the browser.
//
// Python text may hold any character. What Latin-1 does not have (other scripts, symbols, emoji) is
// drawn into a small 2D canvas with the reader's own fonts, once for each size, and copied into the
// atlas. Browsers that hide the pixels of canvases from scripts are detected; there a replacement
// glyph shows instead.
#pragma once

struct ImFontAtlas;

namespace ouro {

// Lets the font that was added last fall back to the browser's fonts.
void add_canvas_glyphs(ImFontAtlas& atlas);

}  // namespace ouro
