// camera.h - which part of the plane a view shows, and how large.
//
// World units are CSS pixels at zoom 1. A screen point, in CSS pixels of the view, is
// world * zoom + offset.
#pragma once

#include <algorithm>

namespace ouro {

// A picture that is not as wide as this, in CSS pixels, is a phone's.
inline constexpr float kNarrowWidth = 480.0f;

struct Point {
  float x = 0.0f;
  float y = 0.0f;
};

inline Point operator+(Point a, Point b) {
  return {a.x + b.x, a.y + b.y};
}
inline Point operator-(Point a, Point b) {
  return {a.x - b.x, a.y - b.y};
}
inline Point operator*(Point a, float factor) {
  return {a.x * factor, a.y * factor};
}
inline Point mixed(Point from, Point to, float share) {
  return from + (to - from) * share;
}

struct Rect {
  float left = 0.0f;
  float top = 0.0f;
  float right = 0.0f;
  float bottom = 0.0f;

  float width() const { return right - left; }
  float height() const { return bottom - top; }
  bool contains(Point p) const { return p.x >= left && p.x < right && p.y >= top && p.y < bottom; }
  bool overlaps(const Rect& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
  Rect grown(float by) const { return {left - by, top - by, right + by, bottom + by}; }
  // The smallest rectangle around both.
  Rect joined(const Rect& other) const {
    return {std::min(left, other.left), std::min(top, other.top), std::max(right, other.right),
            std::max(bottom, other.bottom)};
  }
};

struct Camera {
  float zoom = 1.0f;
  Point offset;

  Point to_screen(Point world) const { return world * zoom + offset; }
  Point to_world(Point screen) const { return (screen - offset) * (1.0f / zoom); }
  // Changes the scale and keeps what is under `screen` in its place.
  void zoom_around(Point screen, float new_zoom) {
    const Point world = to_world(screen);
    zoom = new_zoom;
    offset = screen - world * zoom;
  }
};

}  // namespace ouro
