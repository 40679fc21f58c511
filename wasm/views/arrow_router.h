// arrow_router.h - the way of an arrow between two cards: around the others, never across their
// text.
//
// Cards stand in columns (wasm/graph_layout.h). An arrow leaves a card at its side, crosses the
// columns in between through the gaps between cards, and enters its target at the header. It goes
//   to the right    out at the right, in at the left;
//   to the left     out at the left, in at the right;
//   within a column out at the right and back in at the right, as a bow; so does one to itself.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wasm/views/camera.h"

namespace ouro {

// Where an arrow enters a card: below its top.
inline constexpr float kEntryOffset = 16.0f;

struct ArrowPath {
  std::vector<Point> points;  // the last one is where the arrowhead's base should be near
  Point tip;
  Point along;  // direction at the tip
};

struct PlacedCard {
  Rect rect;
  uint32_t column;
};

// How far a bow within a column reaches out, when its ends are so far apart. The longer the bow,
// the wider: so bows nest instead of crossing.
float bow_width(float height);

class ArrowRouter {
 public:
  // `zoom`: how large it will show; curves are made of so many pieces that they look round.
  explicit ArrowRouter(std::span<const PlacedCard> cards, float zoom = 1.0f);

  // From the source at height `y` (of the plane) to the header of the target.
  void route(uint32_t source, float y, uint32_t target, ArrowPath& path) const;
  // Where the arrow leaves the source.
  Point port(uint32_t source, float y, uint32_t target) const;

 private:
  struct Interval {
    float top;
    float bottom;
  };
  float lane(uint32_t column, float wish) const;
  void add_curve(std::vector<Point>& points, Point a, Point b, Point c, Point d) const;
  // From one point to another; level at both ends.
  void add_bend(std::vector<Point>& points, Point from, Point to) const;

  std::span<const PlacedCard> cards_;
  float step_;                                  // length of a piece of a curve
  std::vector<std::vector<Interval>> columns_;  // sorted
};

}  // namespace ouro
