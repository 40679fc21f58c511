#include "wasm/views/arrow_router.h"

#include <algorithm>
#include <cmath>

#include "wasm/graph_layout.h"

namespace ouro {
namespace {

// Between a card and an arrow that passes by; above, tags stand on the card's edge.
constexpr float kLaneAbove = 15.0f;
constexpr float kLaneBelow = 8.0f;
constexpr float kStepLength = 9.0f;  // of the straight pieces of a curve, as it shows
constexpr float kBowMin = 26.0f;
constexpr float kBowRange = 40.0f;

}  // namespace

float bow_width(float height) {
  return kBowMin + kBowRange * (1.0f - std::exp(-std::abs(height) / 420.0f));
}

ArrowRouter::ArrowRouter(std::span<const PlacedCard> cards, float zoom)
    : cards_(cards), step_(kStepLength / std::max(zoom, 0.01f)) {
  for (const PlacedCard& card : cards) {
    if (columns_.size() <= card.column) columns_.resize(card.column + 1);
    columns_[card.column].push_back({card.rect.top, card.rect.bottom});
  }
  for (auto& column : columns_) {
    std::sort(column.begin(), column.end(),
              [](const Interval& a, const Interval& b) { return a.top < b.top; });
  }
}

// The height nearest to `wish` at which a column can be crossed.
float ArrowRouter::lane(uint32_t column, float wish) const {
  const auto& cards = columns_[column];
  const auto below =
      std::lower_bound(cards.begin(), cards.end(), wish,
                       [](const Interval& card, float y) { return card.bottom + kLaneBelow < y; });
  if (below == cards.end() || wish < below->top - kLaneAbove) return wish;
  // `wish` hits a card: pass above or below it, whichever is nearer.
  const float over = below->top - kLaneAbove;
  const float under = below->bottom + kLaneBelow;
  return wish - over < under - wish ? over : under;
}

void ArrowRouter::add_curve(std::vector<Point>& points, Point a, Point b, Point c, Point d) const {
  const float length = std::hypot(b.x - a.x, b.y - a.y) + std::hypot(c.x - b.x, c.y - b.y) +
                       std::hypot(d.x - c.x, d.y - c.y);
  const int steps = std::clamp(static_cast<int>(length / step_), 6, 64);
  for (int i = 1; i <= steps; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(steps);
    const float u = 1.0f - t;
    points.push_back(a * (u * u * u) + b * (3.0f * u * u * t) + c * (3.0f * u * t * t) +
                     d * (t * t * t));
  }
}

void ArrowRouter::add_bend(std::vector<Point>& points, Point from, Point to) const {
  const float reach = (to.x - from.x) * 0.5f;
  if (std::abs(from.y - to.y) < 0.5f) {
    points.push_back(to);
    return;
  }
  add_curve(points, from, {from.x + reach, from.y}, {to.x - reach, to.y}, to);
}

Point ArrowRouter::port(uint32_t source, float y, uint32_t target) const {
  const PlacedCard& from = cards_[source];
  const bool leftwards = cards_[target].column < from.column;
  return {leftwards ? from.rect.left : from.rect.right, y};
}

void ArrowRouter::route(uint32_t source, float y, uint32_t target, ArrowPath& path) const {
  const PlacedCard& from = cards_[source];
  const PlacedCard& to = cards_[target];
  const Point start = port(source, y, target);
  const float entry = to.rect.top + std::min(kEntryOffset, to.rect.height() * 0.5f);
  path.points.clear();
  path.points.push_back(start);
  if (from.column == to.column) {
    path.tip = {to.rect.right, entry};
    path.along = {-1.0f, 0.0f};
    const float out = std::max(from.rect.right, to.rect.right) + bow_width(entry - y);
    add_curve(path.points, start, {out, y}, {out, entry}, path.tip);
    return;
  }
  const bool rightwards = from.column < to.column;
  const float sign = rightwards ? 1.0f : -1.0f;
  path.tip = {rightwards ? to.rect.left : to.rect.right, entry};
  path.along = {sign, 0.0f};
  Point at = start;
  const uint32_t step = rightwards ? 1u : ~0u;
  for (uint32_t column = from.column + step; column != to.column; column += step) {
    const float near = rightwards ? column_left(column) : column_right(column);
    const float far = rightwards ? column_right(column) : column_left(column);
    const float share = std::abs(near - start.x) / std::max(std::abs(path.tip.x - start.x), 1.0f);
    const float pass = lane(column, start.y + (entry - start.y) * share);
    add_bend(path.points, at, {near, pass});
    path.points.push_back({far, pass});
    at = {far, pass};
  }
  add_bend(path.points, at, path.tip);
}

}  // namespace ouro
