// arrow_painter.h - draws the references of a scene as arrows.
//
// What an arrow looks like says what it is: solid counts, dashed is a weak reference, dotted is
// borrowed (on a value stack without being counted). A reference that was taken in this step is
// green and thicker, one that was dropped is red and crossed out.
#pragma once

#include <span>

#include "wasm/views/arrow_router.h"
#include "wasm/views/card_painter.h"
#include "wasm/views/heap_scene.h"
#include "wasm/views/painter.h"

namespace ouro {

class ArrowPainter {
 public:
  // `chosen`: the card whose arrows stand out; kNoCard for none. `seen`: what is on screen.
  ArrowPainter(Painter& painter, const HeapScene& scene, std::span<const PlacedCard> placed,
               uint32_t chosen, const Rect& seen);

  // Those below the cards; then, when the cards are drawn, those on top of them and all dots.
  void draw_below();
  void draw_above();

 private:
  struct Look {
    Color color;
    float width;
    LineStyle style;
  };
  bool stands_out(const SceneArrow& arrow) const {
    return arrow.source == chosen_ || arrow.target == chosen_;
  }
  Look look_of(const SceneArrow& arrow) const;
  void draw(const SceneArrow& arrow);
  void draw_port(const SceneArrow& arrow);
  float row_height(const SceneArrow& arrow) const;

  Painter& paint_;
  const HeapScene& scene_;
  std::span<const PlacedCard> placed_;
  const Palette& colors_;
  uint32_t chosen_;
  Rect seen_;
  Detail detail_;
  ArrowRouter router_;
  ArrowPath path_;
};

}  // namespace ouro
