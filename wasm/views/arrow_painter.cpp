#include "wasm/views/arrow_painter.h"

#include <cmath>

namespace ouro {
namespace {

constexpr float kHead = 9.0f;
constexpr float kCross = 5.0f;

Point middle_of(std::span<const Point> points) {
  float length = 0.0f;
  for (size_t i = 1; i < points.size(); ++i) {
    length += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  }
  float left = length * 0.5f;
  for (size_t i = 1; i < points.size(); ++i) {
    const Point way = points[i] - points[i - 1];
    const float step = std::hypot(way.x, way.y);
    if (step >= left) return points[i - 1] + way * (left / std::max(step, 0.001f));
    left -= step;
  }
  return points.back();
}

}  // namespace

ArrowPainter::ArrowPainter(Painter& painter, const HeapScene& scene,
                           std::span<const PlacedCard> placed, uint32_t chosen, const Rect& seen)
    : paint_(painter),
      scene_(scene),
      placed_(placed),
      colors_(painter.palette()),
      chosen_(chosen),
      seen_(seen),
      detail_(detail_at(painter.zoom())),
      router_(placed, painter.zoom()) {}

// Where the row is; in the middle of the card when rows are too small to be drawn.
float ArrowPainter::row_height(const SceneArrow& arrow) const {
  const Rect& rect = placed_[arrow.source].rect;
  const SceneCard& card = scene_.cards[arrow.source];
  if (card.row_count == 0) return rect.top + std::min(kEntryOffset, rect.height() * 0.5f);
  return std::min(rect.top + scene_.row_offset(card, arrow.row), rect.bottom - 6.0f);
}

ArrowPainter::Look ArrowPainter::look_of(const SceneArrow& arrow) const {
  Look look{arrow.from_root ? colors_.arrow_root : colors_.arrow, 1.4f, LineStyle::Solid};
  if (scene_.cards[arrow.source].state == CardState::Unreachable) {
    look.color = colors_.unreachable.ink;
  }
  if (arrow.strength == EdgeStrength::Weak) look = {colors_.weak.ink, 1.4f, LineStyle::Dashed};
  if (arrow.strength == EdgeStrength::Borrowed) look.style = LineStyle::Dotted;
  if (arrow.gained) look = {colors_.rose.ink, 2.0f, look.style};
  if (arrow.lost) look = {colors_.fell.ink, 1.4f, look.style};
  if (stands_out(arrow)) {
    look.width = 2.2f;
    if (!arrow.lost && !arrow.gained) look.color = colors_.selection.ink;
  } else if (chosen_ != kNoCard) {
    look.color = faded(look.color, 0.4f);
  } else if (detail_ == Detail::Block) {  // Thousands of lines are a texture, no more.
    look = {faded(look.color, 0.45f), 0.8f, LineStyle::Solid};
  }
  return look;
}

void ArrowPainter::draw(const SceneArrow& arrow) {
  const Rect& from = placed_[arrow.source].rect;
  const Rect& to = placed_[arrow.target].rect;
  if (!from.joined(to).grown(80.0f).overlaps(seen_)) return;
  router_.route(arrow.source, row_height(arrow), arrow.target, path_);
  const Look look = look_of(arrow);
  const float head = detail_ == Detail::Block ? 0.0f : kHead;
  // The line ends inside the head, whose tip stays sharp.
  Point& last = path_.points.back();
  last = path_.tip - path_.along * (head * 0.7f);
  paint_.path(path_.points, look.color, look.width, look.style);
  if (head > 0.0f) paint_.arrowhead(path_.tip, path_.along, head, look.color);
  if (arrow.lost) {
    const Point middle = middle_of(path_.points);
    const Point a[] = {middle - Point{kCross, kCross}, middle + Point{kCross, kCross}};
    const Point b[] = {middle - Point{kCross, -kCross}, middle + Point{kCross, -kCross}};
    paint_.path(a, look.color, 1.8f, LineStyle::Solid);
    paint_.path(b, look.color, 1.8f, LineStyle::Solid);
  }
}

void ArrowPainter::draw_port(const SceneArrow& arrow) {
  if (arrow.lost) return;
  const Point at = router_.port(arrow.source, row_height(arrow), arrow.target);
  const Rect spot{at.x - 4.0f, at.y - 4.0f, at.x + 4.0f, at.y + 4.0f};
  if (!spot.overlaps(seen_)) return;
  const Look look = look_of(arrow);
  if (look.style == LineStyle::Solid) {
    paint_.dot(at, 3.4f, look.color);
  } else {
    paint_.dot(at, 3.4f, colors_.card);
    paint_.ring(at, 3.4f, look.color, 1.4f);
  }
}

void ArrowPainter::draw_below() {
  for (const SceneArrow& arrow : scene_.arrows) {
    if (!stands_out(arrow)) draw(arrow);
  }
}

void ArrowPainter::draw_above() {
  for (const SceneArrow& arrow : scene_.arrows) {
    if (stands_out(arrow)) draw(arrow);
  }
  if (detail_ != Detail::Full) return;
  for (const SceneArrow& arrow : scene_.arrows) draw_port(arrow);
}

}  // namespace ouro
