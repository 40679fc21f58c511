#include "wasm/fonts.h"

#include <imgui.h>

#include "wasm/canvas_glyphs.h"

namespace ouro {
namespace {

ImFont* add_font(ImFontAtlas& atlas, const FontFile& file, bool fixed_width) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  // Whole pixels from letter to letter keep a fixed-width face crisp; a proportional one would get
  // uneven gaps.
  config.PixelSnapH = fixed_width;
  return atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(file.bytes),
                                    static_cast<int>(file.size_bytes), 0.0f, &config);
}

}  // namespace

Fonts add_fonts(ImFontAtlas& atlas) {
  Fonts fonts;
  fonts.sans = add_font(atlas, kSansFile, false);
  fonts.mono = add_font(atlas, kMonoFile, true);
  add_canvas_glyphs(atlas);
  return fonts;
}

}  // namespace ouro
