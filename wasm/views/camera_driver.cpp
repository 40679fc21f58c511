#include "wasm/views/camera_driver.h"

#include <cmath>

#include "wasm/views/easing.h"

namespace ouro {
namespace {

// Around everything, in CSS pixels. A phone shows the names and a column of objects beside them.
constexpr float kPadding = 28.0f;
constexpr float kPaddingNarrow = 10.0f;
// What the camera chooses by itself is not smaller.
constexpr float kZoomLegible = 0.72f;
constexpr float kZoomLegibleNarrow = 0.6f;

bool same(const Camera& a, const Camera& b) {
  return a.zoom == b.zoom && a.offset.x == b.offset.x && a.offset.y == b.offset.y;
}

// How far a span must move to lie within 0..size; its start wins when it is too long.
float shift_into(float start, float end, float size, float padding) {
  if (start < padding) return padding - start;
  if (end > size - padding) return std::max(size - padding - end, padding - start);
  return 0.0f;
}

}  // namespace

void CameraDriver::reset() {
  *this = CameraDriver();
}

float CameraDriver::padding() const {
  return width_ < kNarrowWidth ? kPaddingNarrow : kPadding;
}

float CameraDriver::zoom_legible() const {
  return width_ < kNarrowWidth ? kZoomLegibleNarrow : kZoomLegible;
}

void CameraDriver::resize(float width, float height) {
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  if (!by_hand_) {
    target_ = fitted(zoom_legible());
    fresh_ = true;
  }
}

Camera CameraDriver::fitted(float zoom_min) const {
  const float across = (width_ - 2.0f * padding()) / std::max(bounds_.width(), 1.0f);
  const float down = (height_ - 2.0f * padding()) / std::max(bounds_.height(), 1.0f);
  Camera camera;
  camera.zoom = std::clamp(std::min(across, down), zoom_min, 1.0f);
  camera.offset = {padding() - bounds_.left * camera.zoom, padding() - bounds_.top * camera.zoom};
  return camera;
}

void CameraDriver::bring_into_view(const Rect& rect, Camera& camera) const {
  const Point from = camera.to_screen({rect.left, rect.top});
  const Point to = camera.to_screen({rect.right, rect.bottom});
  camera.offset.x += shift_into(from.x, to.x, width_, padding());
  camera.offset.y += shift_into(from.y, to.y, height_, padding());
}

void CameraDriver::content(const Rect& bounds, const Rect& focus) {
  bounds_ = bounds;
  if (by_hand_ || width_ <= 0.0f) return;
  const Camera all = fitted(zoom_legible());
  if (fresh_ || all.zoom < target_.zoom) target_ = all;
  bring_into_view(focus, target_);
}

void CameraDriver::fit() {
  by_hand_ = false;
  target_ = fitted(kZoomMin);
}

void CameraDriver::pan(float dx, float dy) {
  by_hand_ = true;
  target_ = shown_;
  target_.offset = target_.offset + Point{dx, dy};
  shown_ = gliding_to_ = target_;
}

void CameraDriver::zoom_by(float factor, Point around) {
  by_hand_ = true;
  target_ = shown_;
  target_.zoom_around(around, std::clamp(shown_.zoom * factor, kZoomMin, kZoomMax));
  shown_ = gliding_to_ = target_;
}

void CameraDriver::reveal(const Rect& rect) {
  bring_into_view(rect, target_);
}

Camera CameraDriver::at(double now, bool reduced_motion) {
  if (fresh_ || reduced_motion) {
    fresh_ = false;
    shown_ = gliding_to_ = target_;
  }
  if (!same(gliding_to_, target_)) {
    start_ = shown_;
    gliding_to_ = target_;
    start_time_ = now;
  }
  const float share = eased((now - start_time_) / kMotionMilliseconds);
  moving_ = share < 1.0f && !same(shown_, target_);
  shown_ = target_;
  if (moving_) {
    shown_.zoom = start_.zoom + (target_.zoom - start_.zoom) * share;
    shown_.offset = mixed(start_.offset, target_.offset, share);
  }
  return shown_;
}

}  // namespace ouro
