// edge_notes.h - at each edge of the picture, how many cards lie beyond it: so that nobody takes a
// part for the whole.
#pragma once

#include <span>

#include "wasm/views/painter.h"

namespace ouro {

struct CardsBeyond {
  uint32_t left = 0;
  uint32_t right = 0;
  uint32_t above = 0;
  uint32_t below = 0;
};
// A card lies beyond an edge when its middle does; beyond a side first, then above or below.
inline CardsBeyond cards_beyond(std::span<const Rect> cards, float width, float height) {
  CardsBeyond beyond;
  for (const Rect& card : cards) {
    const Point middle = mixed({card.left, card.top}, {card.right, card.bottom}, 0.5f);
    if (middle.x < 0.0f) {
      ++beyond.left;
    } else if (middle.x > width) {
      ++beyond.right;
    } else if (middle.y < 0.0f) {
      ++beyond.above;
    } else if (middle.y > height) {
      ++beyond.below;
    }
  }
  return beyond;
}

// Draws the numbers that are not 0. `painter` draws in CSS pixels of the view.
void draw_edge_notes(Painter& painter, const CardsBeyond& beyond, float width, float height);

}  // namespace ouro
