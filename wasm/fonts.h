// fonts.h - the typefaces of the picture, embedded in the module.
//
// Inter for labels and sentences, JetBrains Mono for what is Python (names, reprs). Both are under
// the SIL Open Font License 1.1. The files come from npm packages (web/package.json) and are made
// into C++ by wasm/embed_fonts.mjs when the module is built. Other characters than those of Latin-1
// come from the browser (canvas_glyphs.h), in Python text only.
#pragma once

#include <cstddef>

struct ImFont;
struct ImFontAtlas;

namespace ouro {

struct FontFile {
  const unsigned char* bytes;
  size_t size_bytes;
};
extern const FontFile kSansFile;
extern const FontFile kMonoFile;

// The same typefaces in Dear ImGui's atlas, which owns them.
struct Fonts {
  ImFont* sans = nullptr;
  ImFont* mono = nullptr;
};
Fonts add_fonts(ImFontAtlas& atlas);

}  // namespace ouro
