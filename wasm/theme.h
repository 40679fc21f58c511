// theme.h - colours with a meaning, and the typefaces: what every part of the picture shares.
//
// A colour is never the only sign of anything: each meaning also has a word, a number, a line style
// or a pattern. Text on the background that it is used on reaches a contrast of 4.5 to 1. The
// neutral colours are those of the page (web/src/styles/tokens.css).
#pragma once

#include <cstdint>

#include "wasm/fonts.h"

namespace ouro {

// As Dear ImGui packs colours: 0xAABBGGRR. `rgb` takes the notation of CSS.
using Color = uint32_t;
constexpr Color rgb(uint32_t hex, uint32_t alpha = 0xFF) {
  return alpha << 24 | (hex & 0xFF) << 16 | (hex & 0xFF00) | hex >> 16;
}
// The same colour, more transparent: 0 is invisible.
constexpr Color faded(Color color, float opacity) {
  const float alpha = static_cast<float>(color >> 24) * opacity;
  return (color & 0x00FFFFFF) | static_cast<uint32_t>(alpha + 0.5f) << 24;
}

// A meaning that is drawn as text or line in `ink`, on a tint of the same hue.
struct Tint {
  Color ink;
  Color soft;
};

// Hues for kinds of objects; which kind has which is views/kind_style.h.
enum class Hue : uint8_t { Gray, Blue, Teal, Green, Olive, Amber, Red, Pink, Violet, Count_ };

struct Palette {
  Color stage;       // behind everything
  Color card;        // an object
  Color root_card;   // a frame with its names
  Color card_edge;   // hairline around a card
  Color rule;        // hairline inside a card
  Color ink;         // what is read first
  Color ink_soft;    // what is read second
  Color ink_faint;   // marks beside it
  Color arrow;       // a reference
  Color arrow_root;  // a reference of a name
  Color shadow;      // below a card
  Color tooltip;     // background of a tooltip
  Color tooltip_edge;
  Tint count;        // a reference count that did not change
  Tint rose;         // a count that rose in this step; a reference that was taken
  Tint fell;         // a count that fell in this step; a reference that was dropped
  Tint unreachable;  // alive, although nothing leads to it
  Tint weak;         // weak references
  Tint immortal;     // objects that are never freed
  Tint running;      // the frame that runs; the focus of the collector
  Tint selection;
  Tint hues[static_cast<int>(Hue::Count_)];

  const Tint& hue(Hue which) const { return hues[static_cast<int>(which)]; }
};

enum class ColorScheme : uint8_t { Light, Dark };
const Palette& palette_of(ColorScheme scheme);

struct Theme {
  ColorScheme scheme = ColorScheme::Light;
  bool reduced_motion = false;
  Fonts fonts;

  const Palette& palette() const { return palette_of(scheme); }
};

}  // namespace ouro
