// card_painter.h - draws one card: header, count badge, rows, and the tags that say what happens to
// it. How much of it is drawn follows from how large it shows.
#pragma once

#include <string>

#include "wasm/views/heap_scene.h"
#include "wasm/views/painter.h"

namespace ouro {

enum class Emphasis : uint8_t { None, Hovered, Selected };

// What is still legible at a scale.
enum class Detail : uint8_t { Block, Header, Full };
Detail detail_at(float zoom);

// Width of a card: a column, or less for a value.
float card_width(const SceneCard& card);

class CardPainter {
 public:
  CardPainter(Painter& painter, const HeapScene& scene)
      : paint_(painter),
        scene_(scene),
        colors_(painter.palette()),
        detail_(detail_at(painter.zoom())) {}

  // The opacity is that of a card that is just appearing.
  void draw(const SceneCard& card, const Rect& rect, Emphasis emphasis, float opacity);

 private:
  void draw_background(const SceneCard& card, const Rect& rect, Emphasis emphasis);
  void draw_block(const SceneCard& card, const Rect& rect);
  void draw_root_header(const SceneCard& card, const Rect& rect);
  void draw_object_header(const SceneCard& card, const Rect& rect);
  void draw_value(const SceneCard& card, const Rect& rect);
  void draw_rows(const SceneCard& card, const Rect& rect);
  void draw_row(const SceneCard& card, const SceneRow& row, const Rect& rect);
  void draw_plain_row(const SceneRow& row, const Rect& rect);
  void draw_mark(const SceneCard& card, float left, float y);
  // Returns the left end of what it drew.
  float draw_badge(const SceneCard& card, float right, float y);
  static std::string note_of(const SceneCard& card);
  void draw_tags(const SceneCard& card, const Rect& rect);
  float draw_tag(float left, float top, const Tint& tint, std::string_view word);

  Painter& paint_;
  const HeapScene& scene_;
  const Palette& colors_;
  Detail detail_;
};

}  // namespace ouro
