// camera_driver.h - moves the camera: by itself, so that what matters is seen, until a person takes
// over; then only on request.
//
// By itself it shows everything as long as that stays legible. Later it shows what changed, and
// moves as little as it can. It never zooms in by itself: a picture that breathes with every step
// is hard to follow.
#pragma once

#include "wasm/views/camera.h"

namespace ouro {

inline constexpr float kZoomMin = 0.04f;
inline constexpr float kZoomMax = 3.0f;

class CameraDriver {
 public:
  // Another program: starts over.
  void reset();
  void resize(float width, float height);
  // What there is to see now, and what of it should be in view.
  void content(const Rect& bounds, const Rect& focus);
  // Shows everything.
  void fit();
  void pan(float dx, float dy);
  void zoom_by(float factor, Point around);
  void zoom_by(float factor) { zoom_by(factor, {width_ * 0.5f, height_ * 0.5f}); }
  // Moves just so far that `rect` is in view.
  void reveal(const Rect& rect);

  // The camera at a time in milliseconds.
  Camera at(double now, bool reduced_motion);
  bool moving() const { return moving_; }

 private:
  float padding() const;
  float zoom_legible() const;
  Camera fitted(float zoom_min) const;
  void bring_into_view(const Rect& rect, Camera& camera) const;

  float width_ = 0.0f;
  float height_ = 0.0f;
  Rect bounds_;
  bool by_hand_ = false;
  bool fresh_ = true;  // nothing shown yet: jump instead of gliding
  Camera shown_;
  Camera start_;
  Camera target_;
  Camera gliding_to_;
  double start_time_ = 0.0;
  bool moving_ = false;
};

}  // namespace ouro
